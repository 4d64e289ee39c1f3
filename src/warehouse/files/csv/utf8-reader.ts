import { isAscii, isUtf8 } from 'node:buffer';

import type { CsvProblem } from './csv-error.ts';
import type { TextPiece, TextReader } from './text-piece.ts';

const BYTE_ORDER_MARK = '\ufeff';

/** Returns a decoder for strict UTF-8 without NUL characters, with or without a byte order mark. */
export function utf8Reader(): TextReader {
  let pending: Buffer = Buffer.alloc(0);
  let isFirst = true;

  function read(bytes: Buffer): TextPiece {
    const all = pending.length === 0 ? bytes : Buffer.concat([pending, bytes]);
    const complete = all.subarray(0, all.length - unfinishedLength(all));
    pending = Buffer.from(all.subarray(complete.length));
    const invalid = badOffset(complete);
    if (invalid === null) return { text: decoded(complete), problem: null };
    return { text: decoded(complete.subarray(0, invalid)), problem: problemAt(complete, invalid, isFirst) };
  }

  function decoded(bytes: Buffer): string {
    const text = bytes.toString(isAscii(bytes) ? 'latin1' : 'utf8');
    if (!isFirst || bytes.length === 0) return text;
    isFirst = false;
    return text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text;
  }

  return { read, end: () => (pending.length === 0 ? null : problemAt(pending, 0, isFirst)) };
}

// Returns the number of bytes of an incomplete character at the end.
function unfinishedLength(bytes: Buffer): number {
  for (let length = 1; length <= 3; length++) {
    const byte = bytes[bytes.length - length] ?? 0;
    if (byte < 0x80) return 0;
    if (byte >= 0xc0) return length < (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) ? length : 0;
  }
  return 0;
}

function badOffset(bytes: Buffer): number | null {
  const nul = bytes.indexOf(0);
  const clean = nul === -1 ? bytes : bytes.subarray(0, nul);
  if (!isUtf8(clean)) return invalidOffset(clean);
  return nul === -1 ? null : nul;
}

// Invalid sequences decode to U+FFFD, so encoding the text again gives different bytes at the first one.
function invalidOffset(bytes: Buffer): number {
  const encoded = Buffer.from(bytes.toString('utf8'));
  const difference = bytes.findIndex((byte, index) => byte !== encoded[index]);
  let offset = difference === -1 ? bytes.length : difference;
  while (!isUtf8(bytes.subarray(0, offset))) offset--;
  return offset;
}

function problemAt(bytes: Buffer, offset: number, isFileStart: boolean): CsvProblem {
  const byte = bytes[offset] ?? 0;
  if (byte === 0) return { reason: 'a NUL byte', hint: 'Export the data as a CSV file in UTF-8.' };
  const reason = `the byte 0x${byte.toString(16)} is not UTF-8`;
  const isUtf16 = isFileStart && offset === 0 && byte >= 0xfe;
  const encoding = !isUtf16 ? 'windows-1252, or what it is' : byte === 0xff ? 'utf-16le' : 'utf-16be';
  return { reason, hint: `Declare the file's encoding (encoding: ${encoding}), or save it as UTF-8.` };
}
