import type { CsvProblem } from './csv-error.ts';
import type { Encoding } from './encoding.ts';
import type { TextPiece, TextReader } from './text-piece.ts';
import { utf8Reader } from './utf8-reader.ts';

/** What a decoder writes for bytes that it can't read, NUL, and the byte order mark of the other byte order. */
const UNREADABLE = /[\ufffd\0\ufffe]/;
/** Single-byte encodings have no use for these control characters: bytes without a character end here. */
const UNREADABLE_OR_CONTROL = /[\ufffd\0\x80-\x9f]/;

/** Returns a strict decoder of an encoding, which skips a byte order mark and accepts no NUL characters. */
export function textReader(encoding: Encoding): TextReader {
  return encoding === 'utf-8' ? utf8Reader() : decodingReader(encoding);
}

function decodingReader(encoding: Encoding): TextReader {
  const decoder = new TextDecoder(encoding);
  const unreadable = encoding.startsWith('utf-16') ? UNREADABLE : UNREADABLE_OR_CONTROL;
  const asUtf8 = utf8Reader();
  let couldBeUtf8 = !encoding.startsWith('utf-16');
  let hasOtherCharacters = false;

  function read(bytes: Buffer): TextPiece {
    if (couldBeUtf8) couldBeUtf8 = asUtf8.read(bytes).problem === null;
    return checked(decoder.decode(bytes, { stream: true }));
  }

  function checked(text: string): TextPiece {
    hasOtherCharacters ||= /[^\0-\x7f]/.test(text);
    const at = text.search(unreadable);
    return at === -1 ? { text, problem: null } : { text: text.slice(0, at), problem: problemOf(text.slice(at)) };
  }

  function problemOf(text: string): CsvProblem {
    if (text.startsWith('\0')) return { reason: 'a NUL byte', hint: 'Export the data as a CSV file.' };
    const hint = "Declare the file's own encoding; `evenkeel init` proposes one.";
    if (text.startsWith('\ufffe')) return { reason: `the bytes of ${encoding} are in the other order`, hint };
    return { reason: `a byte here is not ${encoding}`, hint };
  }

  function end(): CsvProblem | null {
    const last = checked(decoder.decode());
    if (last.problem !== null) return last.problem;
    if (!couldBeUtf8 || !hasOtherCharacters || asUtf8.end() !== null) return null;
    return {
      reason: `the file is UTF-8 from its first byte to its last, where encoding: ${encoding} is declared`,
      hint: "Declare 'encoding: utf-8', which is the default.",
    };
  }

  return { read, end };
}
