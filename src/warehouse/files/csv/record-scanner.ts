import { CsvError, type CsvProblem } from './csv-error.ts';
import { readRecord, type FaultyRecord, type RecordReading } from './read-record.ts';
import { overlongRecord, recordProblems } from './record-problems.ts';

/** Records in the order of the file, each with the physical line on which it begins. */
export interface CsvRecords {
  readonly records: string[][];
  readonly lines: number[];
}

export interface ScannerOptions {
  /** Name of the file in error messages. */
  readonly name: string;
  /** One character. */
  readonly delimiter: string;
  /** Maximum length of a record including its line end. */
  readonly maxRecordBytes: number;
  /** The line of the header, from 1; the lines above it are skipped, whatever they hold. */
  readonly headerRow: number;
}

/** Splits text, pushed in pieces of any size, into records. Not usable after an error. */
export class RecordScanner {
  readonly #name: string;
  readonly #delimiter: string;
  readonly #delimiterCode: number;
  readonly #maxRecordBytes: number;
  readonly #headerRow: number;
  #header: readonly string[] | null = null;
  /** The beginning of the incomplete record. */
  #rest = '';
  /** The line on which the next record begins. */
  #line = 1;

  constructor(options: ScannerOptions) {
    this.#name = options.name;
    this.#delimiter = options.delimiter;
    this.#delimiterCode = options.delimiter.charCodeAt(0);
    this.#maxRecordBytes = options.maxRecordBytes;
    this.#headerRow = options.headerRow;
  }

  /**
   * Returns the records completed by this piece of text.
   * @throws CsvError at the first fault.
   */
  push(piece: string): CsvRecords {
    const text = this.#belowTitle(piece);
    const completed = this.#scan(this.#rest + text);
    this.#checkLength(`${this.#rest}\n`, 0, this.#rest.length + 1);
    return completed;
  }

  /**
   * Returns the last record if it has no line end.
   * @throws CsvError if the file is empty or ends within quotes.
   */
  end(): CsvRecords {
    if (this.#rest === '' && this.#header === null)
      throw this.errorHere(recordProblems[this.#headerRow === 1 ? 'empty-file' : 'no-header-row']);
    if (this.#rest === '' || isBlankLine(this.#rest)) return { records: [], lines: [] };
    // A carriage return at the end of the file must not combine with the added line feed.
    const completed = this.#scan(this.#rest + (this.#rest.endsWith('\r') ? '\r\n' : '\n'));
    if (this.#rest !== '') throw this.#errorAtLastField(this.#rest, recordProblems['unclosed-quote']);
    return completed;
  }

  /** Drops the lines above the header. */
  #belowTitle(text: string): string {
    let start = 0;
    while (this.#line < this.#headerRow && start < text.length) {
      const lineFeed = text.indexOf('\n', start);
      if (lineFeed === -1) return '';
      start = lineFeed + 1;
      this.#line++;
    }
    return start === 0 ? text : text.slice(start);
  }

  /** Returns the error for a problem right after the last piece, or for an earlier fault in the incomplete record. */
  errorHere(problem: CsvProblem): CsvError {
    const reading = readRecord(this.#rest, 0, this.#delimiterCode);
    if (reading.kind === 'fault') return this.#faultError(this.#rest, 0, reading);
    const column = reading.kind === 'open' ? reading.column : 1;
    return this.#error(lineBreaks(this.#rest, 0, this.#rest.length), column, problem);
  }

  // One loop for speed: a line without quotes and lone carriage returns is split at its delimiters.
  #scan(text: string): CsvRecords {
    const records: string[][] = [];
    const lines: number[] = [];
    let start = 0;
    let delimiter = -1;
    let quote = -1;
    let carriageReturn = -1;

    for (let lineFeed = text.indexOf('\n'); lineFeed !== -1; lineFeed = text.indexOf('\n', start)) {
      if (delimiter < start) delimiter = indexOrEnd(text, this.#delimiter, start);
      if (quote < start) quote = indexOrEnd(text, '"', start);
      if (carriageReturn < start) carriageReturn = indexOrEnd(text, '\r', start);
      const end = carriageReturn === lineFeed - 1 ? carriageReturn : lineFeed;
      if (end === start && lineFeed + 1 === text.length && this.#toleratesBlankEnd()) break;

      let fields: string[] = [];
      let next = lineFeed + 1;
      if (quote < end || carriageReturn < end) {
        const reading = this.#readWithQuotes(text, start);
        if (reading.kind === 'open') break;
        fields = reading.fields;
        next = reading.end;
      } else {
        let from = start;
        for (; delimiter < end; delimiter = indexOrEnd(text, this.#delimiter, from)) {
          fields.push(text.slice(from, delimiter));
          from = delimiter + 1;
        }
        fields.push(text.slice(from, end));
      }

      this.#checkLength(text, start, next);
      if (this.#header === null) this.#takeHeader(fields, end === start);
      records.push(fields);
      lines.push(this.#line);
      this.#line += next === lineFeed + 1 ? 1 : lineBreaks(text, start, next);
      start = next;
    }
    this.#rest = text.slice(start);
    return { records, lines };
  }

  #readWithQuotes(text: string, start: number): Exclude<RecordReading, FaultyRecord> {
    const reading = readRecord(text, start, this.#delimiterCode);
    if (reading.kind !== 'fault') return reading;
    // A lone carriage return is detected by the character after it.
    this.#checkLength(text, start, reading.at + (reading.fault === 'lone-carriage-return' ? 2 : 1));
    throw this.#faultError(text, start, reading);
  }

  #takeHeader(fields: readonly string[], isBlank: boolean): void {
    if (isBlank) throw this.#error(0, 1, recordProblems['blank-header']);
    this.#header = fields;
  }

  // With one column, a blank line is a record with an empty field, also at the end.
  #toleratesBlankEnd(): boolean {
    return this.#header !== null && this.#header.length > 1;
  }

  #checkLength(text: string, start: number, end: number): void {
    // A UTF-16 code unit has at most three bytes in UTF-8.
    if ((end - start) * 3 <= this.#maxRecordBytes) return;
    if (Buffer.byteLength(text.slice(start, end)) <= this.#maxRecordBytes) return;
    const allowed = Buffer.from(text.slice(start, start + this.#maxRecordBytes)).subarray(0, this.#maxRecordBytes);
    throw this.#errorAtLastField(allowed.toString(), overlongRecord(this.#maxRecordBytes));
  }

  // The text starts with the record on the current line.
  #errorAtLastField(text: string, problem: CsvProblem): CsvError {
    const reading = readRecord(text, 0, this.#delimiterCode);
    if (reading.kind === 'fault') return this.#faultError(text, 0, reading);
    const { at, column } = reading.kind === 'open' ? reading : { at: 0, column: 1 };
    return this.#error(lineBreaks(text, 0, at), column, problem);
  }

  #faultError(text: string, start: number, { fault, at, column }: FaultyRecord): CsvError {
    const isFirst = this.#header === null && fault === 'lone-carriage-return';
    const problem = recordProblems[isFirst ? 'carriage-return-lines' : fault];
    return this.#error(lineBreaks(text, start, at), column, problem);
  }

  #error(linesBelow: number, column: number, problem: CsvProblem): CsvError {
    const columnName = this.#header?.[column - 1] ?? null;
    return new CsvError(this.#name, { line: this.#line + linesBelow, column, columnName }, problem);
  }
}

function indexOrEnd(text: string, searched: string, from: number): number {
  const index = text.indexOf(searched, from);
  return index === -1 ? text.length : index;
}

function lineBreaks(text: string, start: number, end: number): number {
  let count = 0;
  for (let at = text.indexOf('\n', start); at !== -1 && at < end; at = text.indexOf('\n', at + 1)) count++;
  return count;
}

function isBlankLine(text: string): boolean {
  return text === '\n' || text === '\r\n';
}
