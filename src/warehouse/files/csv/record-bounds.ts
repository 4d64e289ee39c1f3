/** The kinds of bytes that give a CSV file its structure. */
const PLAIN = 0;
const DELIMITER = 1;
const QUOTE = 2;
const LINE_FEED = 3;
const CARRIAGE_RETURN = 4;
const NUL = 5;

/** The limit of `readCsv`. */
const MAX_RECORD_BYTES = 2 ** 20;

/** Bytes that are not a plain CSV file: only `readCsv` can judge them. */
export class NotPlainError extends Error {
  override readonly name = 'NotPlainError';
}

/**
 * Finds where the records of a CSV file end, and proves that every reader which follows RFC 4180 reads them alike: each record has one line,
 * not blank, and as many fields as the first; quotes enclose whole fields and are doubled within them; lines end in LF or CRLF.
 */
export class RecordBounds {
  readonly #kinds = new Uint8Array(256);
  #fields = 0;
  #records = 0;
  #hasCarriageReturns = false;

  /** @param delimiter a single ASCII character */
  constructor(delimiter: string) {
    this.#kinds[delimiter.charCodeAt(0)] = DELIMITER;
    this.#kinds[0x22] = QUOTE;
    this.#kinds[0x0a] = LINE_FEED;
    this.#kinds[0x0d] = CARRIAGE_RETURN;
    this.#kinds[0] = NUL;
  }

  /** How many records have ended so far. */
  get records(): number {
    return this.#records;
  }

  get hasCarriageReturns(): boolean {
    return this.#hasCarriageReturns;
  }

  /**
   * Returns the offset after the last record that ends within the bytes, which begin with a record.
   *
   * @param atMost stops after so many records
   * @throws NotPlainError
   */
  scan(bytes: Uint8Array, from: number, atMost = Number.POSITIVE_INFINITY): number {
    const kinds = this.#kinds;
    const { length } = bytes;
    const last = this.#records + atMost;
    let start = from;
    let fields = 1;
    for (let at = from; at < length; at++) {
      switch (kinds[bytes[at] ?? 0]) {
        case PLAIN:
          break;
        case DELIMITER:
          fields++;
          break;
        case LINE_FEED:
          this.#endRecord(at === start || (at === start + 1 && bytes[start] === 0x0d), fields, at + 1 - start);
          start = at + 1;
          fields = 1;
          if (this.#records === last) return start;
          break;
        case CARRIAGE_RETURN:
          if (at + 1 === length) return this.#unfinished(start, length);
          if (bytes[at + 1] !== 0x0a) throw new NotPlainError('a carriage return within a line');
          this.#hasCarriageReturns = true;
          break;
        case QUOTE:
          if (at !== start && kinds[bytes[at - 1] ?? 0] !== DELIMITER)
            throw new NotPlainError('a quote within a field');
          at = closingQuote(bytes, at + 1);
          if (at + 1 >= length) return this.#unfinished(start, length);
          if (!endsField(kinds[bytes[at + 1] ?? 0])) throw new NotPlainError('text after a closing quote');
          break;
        default:
          throw new NotPlainError('a NUL byte');
      }
    }
    return this.#unfinished(start, length);
  }

  #endRecord(isBlank: boolean, fields: number, bytes: number): void {
    if (isBlank) throw new NotPlainError('a blank line');
    if (this.#records === 0) this.#fields = fields;
    if (fields !== this.#fields) throw new NotPlainError('a record with another number of fields');
    if (bytes > MAX_RECORD_BYTES) throw new NotPlainError('a very long record');
    this.#records++;
  }

  #unfinished(start: number, length: number): number {
    if (length - start >= MAX_RECORD_BYTES) throw new NotPlainError('a very long record');
    return start;
  }
}

function endsField(kind: number | undefined): boolean {
  return kind === DELIMITER || kind === LINE_FEED || kind === CARRIAGE_RETURN;
}

/** Returns the offset of the quote that closes a field, or the length of the bytes if they end before it or right after it. */
function closingQuote(bytes: Uint8Array, from: number): number {
  for (let at = from; at < bytes.length; at++) {
    const byte = bytes[at];
    if (byte === 0x22) {
      if (bytes[at + 1] !== 0x22) return at;
      at++;
    } else if (byte === 0x0a || byte === 0x0d) throw new NotPlainError('a line end within quotes');
    else if (byte === 0) throw new NotPlainError('a NUL byte');
  }
  return bytes.length;
}
