import { isAscii, isUtf8 } from 'node:buffer';

import type { CsvProblem } from './csv-error.ts';

/** Text, and what stands right behind it that isn't text. */
export interface TextPiece {
  readonly text: string;
  readonly problem: CsvProblem | null;
}

/** Turns bytes to text, piece by piece. After a problem it must not be used again. */
export interface Utf8Reader {
  read(bytes: Buffer): TextPiece;
  /** The problem of a file that ends within a character. */
  end(): CsvProblem | null;
}

const BYTE_ORDER_MARK = '\ufeff';

/** A reader of strict UTF-8 without NUL, with or without a byte order mark. */
export function utf8Reader(): Utf8Reader {
  let pending: Buffer = Buffer.alloc(0);
  let isFirst = true;

  function read(bytes: Buffer): TextPiece {
    const all = pending.length === 0 ? bytes : Buffer.concat([pending, bytes]);
    const whole = all.subarray(0, all.length - unfinishedLength(all));
    pending = Buffer.from(all.subarray(whole.length));
    const bad = badOffset(whole);
    if (bad === null) return { text: decoded(whole), problem: null };
    return { text: decoded(whole.subarray(0, bad)), problem: problemAt(whole, bad, isFirst) };
  }

  function decoded(bytes: Buffer): string {
    const text = bytes.toString(isAscii(bytes) ? 'latin1' : 'utf8');
    if (!isFirst || bytes.length === 0) return text;
    isFirst = false;
    return text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text;
  }

  return { read, end: () => (pending.length === 0 ? null : problemAt(pending, 0, isFirst)) };
}

// How many bytes at the end begin a character that they don't finish.
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

// What is invalid is decoded as U+FFFD, so the bytes differ when encoded again, within the invalid sequence.
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
  const looksLikeUtf16 = isFileStart && offset === 0 && byte >= 0xfe;
  return { reason, hint: `Save the file as UTF-8${looksLikeUtf16 ? '; it looks like UTF-16' : ''}.` };
}
