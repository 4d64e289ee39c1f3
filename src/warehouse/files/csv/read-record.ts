const QUOTE = 0x22;
const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;
const BYTE_ORDER_MARK = 0xfeff;

/** The result of parsing one record. */
export type RecordReading = CompleteRecord | OpenRecord | FaultyRecord;

export interface CompleteRecord {
  readonly kind: 'record';
  readonly fields: string[];
  /** Offset after its line feed. */
  readonly end: number;
}

/** An incomplete record: its last field, and the offset of that field. */
export interface OpenRecord {
  readonly kind: 'open';
  readonly column: number;
  readonly at: number;
}

/** A record that violates RFC 4180, and the position of the violation. */
export interface FaultyRecord {
  readonly kind: 'fault';
  readonly fault: RecordFault;
  readonly column: number;
  readonly at: number;
}

export type RecordFault = 'stray-quote' | 'text-after-quote' | 'escaped-quote' | 'lone-carriage-return';

/**
 * Parses one record, strictly by RFC 4180.
 * @param delimiter character code of the delimiter
 * @example readRecord('1,"a ""b"""\r\n', 0, 44) // { kind: 'record', fields: ['1', 'a "b"'], end: 13 }
 * @example readRecord('1,"a', 0, 44) // { kind: 'open', column: 2, at: 2 }
 */
export function readRecord(text: string, start: number, delimiter: number): RecordReading {
  const fields: string[] = [];
  for (let at = afterMark(text, start); ;) {
    const column = fields.length + 1;
    const isQuoted = text.charCodeAt(at) === QUOTE;
    const end = isQuoted ? quotedEnd(text, at) : plainEnd(text, at, delimiter);
    if (end === text.length) return { kind: 'open', column, at };
    fields.push(isQuoted ? unquoted(text.slice(at + 1, end - 1)) : text.slice(at, end));

    const next = text.charCodeAt(end);
    if (next === LINE_FEED) return { kind: 'record', fields, end: end + 1 };
    if (next === CARRIAGE_RETURN) {
      if (text.charCodeAt(end + 1) === LINE_FEED) return { kind: 'record', fields, end: end + 2 };
      if (end + 1 === text.length) return { kind: 'open', column, at };
      return { kind: 'fault', column, at: end, fault: 'lone-carriage-return' };
    }
    if (next !== delimiter) {
      const isEscaped = isQuoted && text.slice(at, end).includes('\\"');
      const fault = isEscaped ? 'escaped-quote' : isQuoted ? 'text-after-quote' : 'stray-quote';
      return { kind: 'fault', column, at: end, fault };
    }
    at = end + 1;
  }
}

/** The offset after the byte order mark of a file that was appended to another one; before a value without quotes it belongs to it. */
function afterMark(text: string, start: number): number {
  return text.charCodeAt(start) === BYTE_ORDER_MARK && text.charCodeAt(start + 1) === QUOTE ? start + 1 : start;
}

// Returns the offset after the closing quote, or the length of the text if there is none.
function quotedEnd(text: string, opening: number): number {
  let quote = text.indexOf('"', opening + 1);
  while (quote !== -1 && text.charCodeAt(quote + 1) === QUOTE) quote = text.indexOf('"', quote + 2);
  return quote === -1 ? text.length : quote + 1;
}

function plainEnd(text: string, start: number, delimiter: number): number {
  for (let at = start; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === delimiter || code === LINE_FEED || code === CARRIAGE_RETURN || code === QUOTE) return at;
  }
  return text.length;
}

function unquoted(inner: string): string {
  return inner.includes('"') ? inner.replaceAll('""', '"') : inner;
}
