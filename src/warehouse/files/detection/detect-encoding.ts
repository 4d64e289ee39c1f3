import { isAscii } from 'node:buffer';
import { LoadError } from '../../load-error.ts';
import type { Encoding } from '../csv/encoding.ts';
import { fileChunks } from '../csv/file-chunks.ts';
import { openInputFile } from '../csv/input-file.ts';
import { utf8Reader } from '../csv/utf8-reader.ts';

const CHUNK_BYTES = 2 ** 20;
const LINE_FEED = 0x0a;
/** In UTF-8: a Latin letter with an accent, or a typographic quote or dash. */
const UTF8_LETTER = /\xc3[\x80-\xbf]|\xe2\x80[\x90-\x9e]/;
/** A run of bytes that are not ASCII. */
const HIGH_BYTES = /[\x80-\xff]+/g;
/** Where letters beside ASCII are the exception, as in windows-1252, few of them stand in a row. */
const SHORT_RUN = 2;
/** Bytes that windows-1252 has no letter for. */
const UNUSED = /[\x81\x8d\x8f\x90\x9d]/;
const MAX_LONG_RUNS = 0.3;

/**
 * Detects the encoding of a text file from all of its bytes: UTF-8, UTF-16, or windows-1252 for what is neither.
 * @throws LoadError if the lines have several encodings, or an unknown one; CsvError, system and zlib errors
 */
export async function detectEncoding(path: string, name: string): Promise<Encoding> {
  const utf8 = utf8Reader();
  let isFirst = true;
  for await (const { bytes } of fileChunks(await openInputFile(path, name), CHUNK_BYTES)) {
    const wide = isFirst ? utf16Of(bytes) : null;
    if (wide !== null) return wide;
    isFirst = false;
    const { problem } = utf8.read(bytes);
    if (problem !== null && !problem.reason.includes('NUL')) return singleByteEncoding(path, name);
    if (problem !== null) return 'utf-8';
  }
  return utf8.end() === null ? 'utf-8' : singleByteEncoding(path, name);
}

/** Text is mostly ASCII even in other scripts: digits, delimiters and line ends, each with a zero byte in UTF-16. */
function utf16Of(bytes: Buffer): Encoding | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const start = bytes.subarray(0, 4096);
  const zeros = [0, 0];
  start.forEach((byte, at) => {
    if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  });
  const [even = 0, odd = 0] = zeros;
  const enough = start.length / 8;
  if (odd > enough && even === 0) return 'utf-16le';
  return even > enough && odd === 0 ? 'utf-16be' : null;
}

async function singleByteEncoding(path: string, name: string): Promise<Encoding> {
  let line = 1;
  let utf8Line: number | null = null;
  let otherLine: number | null = null;
  let unusedLine: number | null = null;
  let [short, long] = [0, 0];
  for await (const bytes of wholeLines(path, name)) {
    if (!isAscii(bytes)) {
      for (const text of bytes.toString('latin1').split('\n')) {
        const isUtf8 = UTF8_LETTER.test(text);
        if (isUtf8) utf8Line ??= line;
        else if (/[\x80-\xff]/.test(text)) otherLine ??= line;
        if (UNUSED.test(text)) unusedLine ??= line;
        for (const [run] of isUtf8 ? [] : text.matchAll(HIGH_BYTES)) {
          if (run.length <= SHORT_RUN) short++;
          else long++;
        }
        line++;
      }
      line--;
      continue;
    }
    for (const byte of bytes) if (byte === LINE_FEED) line++;
  }
  if (utf8Line !== null && otherLine !== null) throw mixed(name, utf8Line, otherLine);
  if (unusedLine === null && long <= MAX_LONG_RUNS * (short + long)) return 'windows-1252';
  throw new LoadError(
    `${name}:${unusedLine ?? otherLine ?? 1}:1: the text here is neither UTF-8 nor windows-1252. ` +
      'Add --encoding with its own, such as windows-1251 (Cyrillic), windows-1253 (Greek), shift_jis (Japanese) or gb18030 (Chinese).',
  );
}

function mixed(name: string, utf8Line: number, otherLine: number): LoadError {
  return new LoadError(
    `${name}:${otherLine}:1: the file mixes encodings: line ${utf8Line} is UTF-8, line ${otherLine} is not. ` +
      'Export it in one encoding; or --encoding windows-1252 reads all of it so.',
  );
}

/** Yields the bytes in pieces that end with a line, so that no character is divided. */
async function* wholeLines(path: string, name: string): AsyncGenerator<Buffer> {
  let rest: Buffer = Buffer.alloc(0);
  for await (const { bytes } of fileChunks(await openInputFile(path, name), CHUNK_BYTES)) {
    const all = Buffer.concat([rest, bytes]);
    const end = all.lastIndexOf(LINE_FEED) + 1;
    if (end > 0) yield all.subarray(0, end);
    rest = all.subarray(end);
  }
  if (rest.length > 0) yield rest;
}
