import { CsvError } from '../csv/csv-error.ts';
import { jsonNumber } from '../fields/json-number.ts';
import { isFault, jsonToken, tokenEnd, type JsonToken } from './json-tokens.ts';

/** A value of a record; `list`: an array, which has no single value. */
export interface JsonValue {
  readonly kind: 'text' | 'number' | 'null' | 'list';
  readonly text: string;
}

/** An object, with the values of objects within it under names such as `customer.country`. */
export interface JsonRecord {
  readonly values: ReadonlyMap<string, JsonValue>;
  readonly line: number;
}

/** An object or array that is open. */
interface Frame {
  readonly isObject: boolean;
  /** What may follow. */
  next: 'first' | 'item' | 'colon' | 'value' | 'after';
  /** The key whose value is read. */
  key: string;
  /** The keys of an object so far. */
  readonly keys: Set<string>;
}

interface OpenRecord {
  readonly values: Map<string, JsonValue>;
  readonly line: number;
  readonly depth: number;
  size: number;
}

/** The limits of CSV records. */
const MAX_RECORD_CHARACTERS = 2 ** 20;
const MAX_DEPTH = 100;
const JSON_HINT = 'Export it again, as JSON or with one JSON object a line.';

/** Splits JSON, pushed in pieces of any size, into records: the objects of an array, or one after the other. Not usable after an error. */
export class JsonRecords {
  readonly #name: string;
  readonly #path: readonly string[] | null;
  readonly #stack: Frame[] = [];
  #rest = '';
  #line = 1;
  /** Characters of the current line before the rest. */
  #column = 0;
  #record: OpenRecord | null = null;
  #done: JsonRecord[] = [];
  #roots = 0;
  #rootIsArray = false;
  #foundPath = false;
  readonly #lists = new Set<string>();
  /** The line of an offset in the text that is being read. */
  #counted = { at: 0, line: 1 };

  /**
   * @param name name of the file in errors
   * @param path of the array of records within an object, such as `data.orders`; null if the records are not in one
   */
  constructor(name: string, path: string | null) {
    this.#name = name;
    this.#path = path === null ? null : path.split('.');
  }

  /** Whether the text so far is one object, which could hold the records. */
  get isSingleObject(): boolean {
    return this.#roots === 1 && !this.#rootIsArray;
  }

  /** Paths of the arrays of objects in the last record. */
  get lists(): readonly string[] {
    return [...this.#lists];
  }

  /** Returns the records completed by this piece of text. @throws CsvError at the first fault */
  push(piece: string): JsonRecord[] {
    return this.#read(piece, false);
  }

  /** Returns the last records. @throws CsvError if the text ends within a value, or holds no records */
  end(): JsonRecord[] {
    const records = this.#read('', true);
    if (this.#rest.trim() !== '' || this.#stack.length > 0) throw this.#error(this.#rest.length, 'the JSON is cut off');
    if (this.#roots === 0) throw this.#error(0, 'the file is empty');
    if (this.#path !== null && !this.#foundPath)
      throw this.#error(0, `there is no array '${this.#path.join('.')}' in the file`, 'Correct records.');
    return records;
  }

  #read(piece: string, isEnd: boolean): JsonRecord[] {
    const text = this.#rest + piece;
    let at = 0;
    this.#rest = text;
    this.#counted = { at: 0, line: this.#line };
    for (;;) {
      const token = jsonToken(text, at, isEnd);
      if (token === null) break;
      if (isFault(token)) throw this.#error(token.at, token.reason);
      this.#take(token, text);
      at = tokenEnd(text, token);
    }
    this.#advance(text, at);
    if (this.#rest.length > MAX_RECORD_CHARACTERS && this.#rest.trim() !== '')
      throw this.#error(0, `this value is longer than ${MAX_RECORD_CHARACTERS} characters, or has no end`);
    const done = this.#done;
    this.#done = [];
    return done;
  }

  #take(token: JsonToken, text: string): void {
    const frame = this.#stack.at(-1);
    if (frame?.isObject === true && frame.next !== 'value') return this.#takeInObject(frame, token);
    if (frame && token.kind === ']' && frame.next !== 'item' && !frame.isObject) return this.#close(token);
    if (frame && frame.next === 'after') {
      if (token.kind !== ',') throw this.#expected("',' or ']'", token);
      frame.next = 'item';
      return;
    }
    if (!frame && this.#rootIsArray && this.#roots > 0) throw this.#expected('the end of the file', token);
    this.#takeValue(token, text);
  }

  #takeInObject(frame: Frame, token: JsonToken): void {
    switch (frame.next) {
      case 'colon':
        if (token.kind !== ':') throw this.#expected("':'", token);
        frame.next = 'value';
        return;
      case 'after':
        if (token.kind === '}') return this.#close(token);
        if (token.kind !== ',') throw this.#expected("',' or '}'", token);
        frame.next = 'item';
        return;
      default:
        if (token.kind === '}' && frame.next === 'first') return this.#close(token);
        if (token.kind !== 'string') throw this.#expected('a name in quotes', token);
        if (frame.keys.has(token.text))
          throw this.#error(token.at, `the name '${token.text}' appears twice in an object`);
        frame.keys.add(token.text);
        frame.key = token.text;
        frame.next = 'colon';
    }
  }

  #takeValue(token: JsonToken, text: string): void {
    if (this.#stack.length === 0) this.#roots++;
    const isRecord = this.#record === null && this.#isRecordPlace();
    if (token.kind === '{' || token.kind === '[') {
      this.#open(token, isRecord, text);
      return;
    }
    if (token.kind !== 'string' && token.kind !== 'number' && token.kind !== 'word')
      throw this.#expected('a value', token);
    if (isRecord)
      throw this.#error(token.at, `a record is an object of names and values, not ${token.text.slice(0, 40)}`);
    this.#keep(token);
    this.#afterValue();
  }

  #open(token: JsonToken, isRecord: boolean, text: string): void {
    const isObject = token.kind === '{';
    if (this.#stack.length === MAX_DEPTH) throw this.#error(token.at, `objects are nested more than ${MAX_DEPTH} deep`);
    if (this.#record) this.#noteList(isObject);
    else if (this.#stack.length === 0 && !isObject) this.#rootIsArray = true;
    if (!isObject && this.#isPath(this.#stack)) this.#foundPath = true;
    if (isRecord && isObject) {
      this.#lists.clear();
      const line = this.#counted.line + lineBreaks(text, this.#counted.at, token.at);
      this.#counted = { at: token.at, line };
      this.#record = { values: new Map(), line, depth: this.#stack.length, size: 0 };
    }
    // An array at the place of a record is the array of records only at the root.
    if (isRecord && !isObject && this.#stack.length > 0)
      throw this.#error(token.at, 'a record is an object of names and values, not an array');
    this.#stack.push({ isObject, next: 'first', key: '', keys: new Set() });
  }

  #close(token: JsonToken): void {
    const frame = this.#stack.pop();
    const record = this.#record;
    if (record && this.#stack.length === record.depth) {
      this.#done.push({ values: record.values, line: record.line });
      this.#record = null;
    }
    if (frame && frame.isObject !== (token.kind === '}')) throw this.#expected('another bracket', token);
    this.#afterValue();
  }

  #afterValue(): void {
    const frame = this.#stack.at(-1);
    if (frame) frame.next = 'after';
  }

  /** Whether the value that begins here is a record. */
  #isRecordPlace(): boolean {
    const depth = this.#stack.length;
    if (this.#path === null) return depth === 0 || (depth === 1 && this.#stack[0]?.isObject === false);
    return this.#stack.at(-1)?.isObject === false && this.#isPath(this.#stack.slice(0, -1));
  }

  #isPath(frames: readonly Frame[]): boolean {
    const path = this.#path;
    if (path?.length !== frames.length) return false;
    return frames.every(({ isObject, key }, index) => isObject && key === path[index]);
  }

  /** Where the current value stands in its record: its name, and whether an array is around it. */
  #place(record: OpenRecord): { readonly name: string; readonly isInList: boolean } {
    const frames = this.#stack.slice(record.depth);
    const list = frames.findIndex(({ isObject }) => !isObject);
    const named = list === -1 ? frames : frames.slice(0, list);
    return { name: named.map(({ key }) => key).join('.'), isInList: list !== -1 };
  }

  #noteList(isObject: boolean): void {
    const record = this.#record;
    if (!record) return;
    const { name, isInList } = this.#place(record);
    if (isInList && isObject) this.#lists.add(name);
    if (!isInList && !isObject) record.values.set(name, { kind: 'list', text: '' });
  }

  #keep(token: JsonToken): void {
    const record = this.#record;
    if (!record) return;
    const { name, isInList } = this.#place(record);
    if (isInList) return;
    if (record.values.has(name)) throw this.#error(token.at, `the name '${name}' appears twice in a record`);
    record.size += name.length + token.text.length;
    if (record.size > MAX_RECORD_CHARACTERS)
      throw this.#error(token.at, `this record is longer than ${MAX_RECORD_CHARACTERS} characters`);
    record.values.set(name, valueOf(token));
  }

  #expected(what: string, { at, text }: JsonToken): CsvError {
    return this.#error(at, `expected ${what}, found '${text.slice(0, 40)}'`);
  }

  /** Returns the error for a problem at the end of what was read. */
  errorHere(problem: { readonly reason: string; readonly hint: string; readonly cause?: unknown }): CsvError {
    const place = { line: this.#line, column: this.#column + 1, columnName: null };
    return new CsvError(this.#name, place, problem);
  }

  /** @param at offset in the text that is being read */
  #error(at: number, reason: string, hint = JSON_HINT): CsvError {
    this.#advance(this.#rest, at);
    return this.errorHere({ reason, hint });
  }

  /** Moves the position behind the first characters of the text. */
  #advance(text: string, at: number): void {
    const breaks = lineBreaks(text, 0, at);
    this.#line += breaks;
    this.#column = breaks === 0 ? this.#column + at : at - (text.lastIndexOf('\n', at - 1) + 1);
    this.#rest = text.slice(at);
  }
}

function valueOf({ kind, text }: JsonToken): JsonValue {
  if (kind === 'number') return { kind: 'number', text: jsonNumber(text) };
  return text === 'null' && kind === 'word' ? { kind: 'null', text: '' } : { kind: 'text', text };
}

function lineBreaks(text: string, start: number, end: number): number {
  let count = 0;
  for (let at = text.indexOf('\n', start); at !== -1 && at < end; at = text.indexOf('\n', at + 1)) count++;
  return count;
}
