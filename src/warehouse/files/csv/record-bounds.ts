const QUOTE = 0x22;
const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;

/** The limit of `readCsv`. */
const MAX_RECORD_BYTES = 2 ** 20;

/** Bytes that are not a plain CSV file: only `readCsv` can judge them. */
export class NotPlainError extends Error {
  override readonly name = 'NotPlainError';
}

/**
 * Finds where the records of a CSV file end, and proves that DuckDB reads them as RFC 4180 has it: each record has one line, not blank;
 * quotes enclose whole fields and are doubled within them; lines end in LF or CRLF. DuckDB itself refuses a record of too few or too many
 * fields, but for an empty one at the end.
 *
 * The engine's own search finds bytes ten times faster than a loop, so only lines with quotes, or with an empty field at the end, are looped
 * through.
 */
export class RecordBounds {
  readonly #delimiter: number;
  readonly #fields: number;
  #records = 0;
  #carriageReturns = 0;

  /**
   * @param delimiter a single ASCII character
   * @param fields the number of fields of each record
   */
  constructor(delimiter: string, fields: number) {
    this.#delimiter = delimiter.charCodeAt(0);
    this.#fields = fields;
  }

  /** How many records have ended so far. */
  get records(): number {
    return this.#records;
  }

  /** How many of them ended in CRLF. */
  get carriageReturns(): number {
    return this.#carriageReturns;
  }

  /**
   * Returns the offset after the last record that ends within the bytes, which begin with a record.
   *
   * @param atMost stops after so many records
   * @throws NotPlainError
   */
  scan(bytes: Buffer, from: number, atMost = Number.POSITIVE_INFINITY): number {
    if (bytes.includes(0, from)) throw new NotPlainError('a NUL byte');
    const last = this.#records + atMost;
    const next = (byte: number, at: number): number => {
      const found = bytes.indexOf(byte, at);
      return found === -1 ? bytes.length : found;
    };
    let quote = next(QUOTE, from);
    let carriageReturn = next(CARRIAGE_RETURN, from);
    let start = from;
    while (this.#records < last) {
      const lineFeed = next(LINE_FEED, start);
      if (lineFeed === bytes.length) break;
      let end = lineFeed;
      if (carriageReturn < lineFeed) {
        end--;
        if (carriageReturn !== end) throw new NotPlainError('a carriage return within a line');
        this.#carriageReturns++;
        carriageReturn = next(CARRIAGE_RETURN, lineFeed);
      }
      if (quote < lineFeed || bytes[end - 1] === this.#delimiter) {
        const fields = fieldCount(bytes.subarray(start, end), this.#delimiter);
        if (fields !== this.#fields) throw new NotPlainError('a record with another number of fields');
        quote = next(QUOTE, lineFeed);
      }
      if (end === start) throw new NotPlainError('a blank line');
      if (lineFeed - start >= MAX_RECORD_BYTES) throw new NotPlainError('a very long record');
      start = lineFeed + 1;
      this.#records++;
    }
    if (bytes.length - start >= MAX_RECORD_BYTES && this.#records < last) throw new NotPlainError('a very long record');
    return start;
  }
}

/** Counts the fields of a line. @throws NotPlainError if its quotes do not enclose whole fields */
function fieldCount(line: Buffer, delimiter: number): number {
  let fields = 1;
  for (let at = 0; at < line.length; at++) {
    if (line[at] === delimiter) fields++;
    if (line[at] !== QUOTE) continue;
    if (at > 0 && line[at - 1] !== delimiter) throw new NotPlainError('a quote within a field');
    at = closingQuote(line, at + 1);
    if (at + 1 < line.length && line[at + 1] !== delimiter) throw new NotPlainError('text after a closing quote');
  }
  return fields;
}

/** Returns the offset of the quote that closes a field. @throws NotPlainError if none does on this line */
function closingQuote(line: Buffer, from: number): number {
  for (let at = from; at < line.length; at++) {
    if (line[at] !== QUOTE) continue;
    if (line[at + 1] !== QUOTE) return at;
    at++;
  }
  throw new NotPlainError('a line end within quotes');
}
