import { isUtf8 } from 'node:buffer';
import { fileChunks, type OnBytes } from './file-chunks.ts';
import { openInputFile } from './input-file.ts';
import { readRecord } from './read-record.ts';
import { NotPlainError, RecordBounds } from './record-bounds.ts';

const PIECE_BYTES = 2 ** 21;
const READ_BYTES = 2 ** 20;
const BYTE_ORDER_MARK = [0xef, 0xbb, 0xbf];
const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;
const NOTHING = Buffer.from(new ArrayBuffer(0));

/** Whole records of a CSV file, in lines that end in LF alone. */
export interface PlainPiece {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly records: number;
  /** Bytes of the (possibly compressed) file read so far. */
  readonly bytesRead: number;
}

interface PlainOptions {
  /** Name of the file in error messages. */
  readonly name: string;
  readonly delimiter: string;
  /** Takes the bytes of the file as they are read. */
  readonly onBytes?: OnBytes;
  /** What each line has to end in, for an engine that reads the file where it is: the pieces are then empty. */
  readonly lineEnd?: '\n' | '\r\n' | undefined;
  /** Size of the pieces. Default: 2 MiB. */
  readonly pieceBytes?: number;
}

/**
 * Yields the records below the header of a plain or gzip CSV file, as bytes that every reader reads alike: UTF-8 without NUL, strictly by
 * RFC 4180, one line a record, as many fields in each as in the header.
 *
 * @param header as `readCsv` read it
 * @throws NotPlainError for any other bytes, CsvError if the file can't be opened, system and zlib errors.
 */
export async function* plainPieces(
  path: string,
  header: readonly string[],
  { name, delimiter, onBytes, lineEnd, pieceBytes = PIECE_BYTES }: PlainOptions,
): AsyncGenerator<PlainPiece, void, undefined> {
  if (header.length < 2) throw new NotPlainError('a single column');
  const file = await openInputFile(path, name);
  const bounds = new RecordBounds(delimiter, header.length);
  // One byte more for a line feed that the last line lacks.
  const size = file.packing !== 'none' ? pieceBytes : Math.min(pieceBytes, file.totalBytes + 1);
  let buffer = newBuffer(size);
  let filled = 0;
  let isStart = true;
  let bytesRead = 0;
  let lacksEnd = false;

  /** Cuts the whole records off the buffer, below the header. */
  function cut(): PlainPiece {
    const from = isStart ? headerEnd(bounds, buffer.subarray(0, filled), header, delimiter) : 0;
    const before = bounds.records;
    const end = bounds.scan(buffer.subarray(0, filled), from);
    const bytes = buffer.subarray(from, end);
    checkCharacters(bytes);
    const rest = buffer.subarray(end, filled);
    if (rest.length === size) throw new NotPlainError('a record longer than a piece');
    filled = rest.length;
    isStart = false;
    const piece = { records: bounds.records - before, bytesRead };
    if (lineEnd !== undefined) {
      const ended = lacksEnd ? bounds.records - 1 : bounds.records;
      if (bounds.carriageReturns !== (lineEnd === '\n' ? 0 : ended)) throw new NotPlainError('line ends of two kinds');
      buffer.set(rest);
      return { ...piece, bytes: NOTHING };
    }
    buffer = newBuffer(size);
    buffer.set(rest);
    return { ...piece, bytes: bounds.carriageReturns > 0 ? withoutCarriageReturns(bytes) : bytes };
  }

  for await (const chunk of fileChunks(file, READ_BYTES, onBytes)) {
    bytesRead = chunk.bytesRead;
    for (let taken = 0; taken < chunk.bytes.length;) {
      const part = chunk.bytes.subarray(taken, taken + buffer.length - filled);
      buffer.set(part, filled);
      filled += part.length;
      taken += part.length;
      if (filled === buffer.length) yield cut();
    }
  }
  // There is room for it: a full buffer has been cut.
  if (filled > 0 && buffer[filled - 1] === CARRIAGE_RETURN) throw new NotPlainError('a carriage return at the end');
  if (filled > 0 && buffer[filled - 1] !== LINE_FEED) {
    buffer[filled++] = LINE_FEED;
    lacksEnd = true;
  }
  if (filled > 0) yield cut();
  if (filled > 0) throw new NotPlainError('an unfinished record');
}

/** Returns the offset after the header. */
function headerEnd(bounds: RecordBounds, bytes: Buffer, header: readonly string[], delimiter: string): number {
  const from = BYTE_ORDER_MARK.every((byte, index) => bytes[index] === byte) ? BYTE_ORDER_MARK.length : 0;
  const end = bounds.scan(bytes, from, 1);
  const text = bytes.toString('utf8', from, end);
  const reading = readRecord(text, 0, delimiter.charCodeAt(0));
  const isSame =
    reading.kind === 'record' &&
    reading.fields.length === header.length &&
    reading.fields.every((name, index) => name === header[index]);
  if (!isSame) throw new NotPlainError('another header');
  return end;
}

/** Memory of its own, which a message can hand over. */
function newBuffer(size: number): Buffer<ArrayBuffer> {
  return Buffer.from(new ArrayBuffer(size));
}

/** @throws NotPlainError for characters of whole records that readers may read otherwise */
function checkCharacters(bytes: Buffer<ArrayBuffer>): void {
  if (!isUtf8(bytes)) throw new NotPlainError('bytes that are not UTF-8');
  // A reader would take it for the mark of the piece.
  if (BYTE_ORDER_MARK.every((byte, index) => bytes[index] === byte))
    throw new NotPlainError('a byte order mark before a value');
}

function withoutCarriageReturns(bytes: Buffer<ArrayBuffer>): Buffer<ArrayBuffer> {
  let length = 0;
  for (let from = 0; from < bytes.length;) {
    const found = bytes.indexOf(CARRIAGE_RETURN, from);
    const to = found === -1 ? bytes.length : found;
    length += bytes.copy(bytes, length, from, to);
    from = to + 1;
  }
  return bytes.subarray(0, length);
}
