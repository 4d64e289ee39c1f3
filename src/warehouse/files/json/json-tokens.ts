/** A token of JSON, and the offset of its first character. */
export interface JsonToken {
  /** A structural character, or the kind of a value. */
  readonly kind: '{' | '}' | '[' | ']' | ':' | ',' | 'string' | 'number' | 'word';
  /** A number as it is written; a string without its escapes. */
  readonly text: string;
  readonly at: number;
}

/** What is wrong, and at which offset. */
export interface JsonFault {
  readonly reason: string;
  readonly at: number;
}

/** A byte order mark stands between files that were joined. */
const SPACE = /[ \t\r\n\ufeff]*/y;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const WORD = /[^\s"{}[\]:,]+/y;

/** Reads the token at or after an offset; null if the text ends before it does. */
export function jsonToken(text: string, from: number, isEnd: boolean): JsonToken | JsonFault | null {
  SPACE.lastIndex = from;
  SPACE.test(text);
  const at = SPACE.lastIndex;
  const first = text[at];
  switch (first) {
    case undefined:
      return null;
    case '{':
    case '}':
    case '[':
    case ']':
    case ':':
    case ',':
      return { kind: first, text: first, at };
    case '"':
      return stringToken(text, at);
    default:
      return wordToken(text, at, isEnd);
  }
}

export function isFault(read: JsonToken | JsonFault): read is JsonFault {
  return 'reason' in read;
}

/** The offset after a token. */
export function tokenEnd(text: string, { kind, text: value, at }: JsonToken): number {
  return kind === 'string' ? closingQuote(text, at) + 1 : at + value.length;
}

function stringToken(text: string, at: number): JsonToken | JsonFault | null {
  const end = closingQuote(text, at);
  if (end === -1) return null;
  const inner = text.slice(at + 1, end);
  if (!/[\\\0-\x1f]/.test(inner)) return { kind: 'string', text: inner, at }; // oxlint-disable-line no-control-regex
  try {
    return { kind: 'string', text: String(JSON.parse(text.slice(at, end + 1))), at };
  } catch {
    return { reason: 'a text with a line end, a control character or an escape that JSON does not know', at };
  }
}

function closingQuote(text: string, at: number): number {
  for (let quote = text.indexOf('"', at + 1); quote !== -1; quote = text.indexOf('"', quote + 1)) {
    let escapes = 0;
    while (text[quote - 1 - escapes] === '\\') escapes++;
    if (escapes % 2 === 0) return quote;
  }
  return -1;
}

function wordToken(text: string, at: number, isEnd: boolean): JsonToken | JsonFault | null {
  WORD.lastIndex = at;
  WORD.test(text);
  if (WORD.lastIndex === text.length && !isEnd) return null;
  const word = text.slice(at, WORD.lastIndex);
  if (word === 'true' || word === 'false' || word === 'null') return { kind: 'word', text: word, at };
  NUMBER.lastIndex = at;
  if (NUMBER.test(text) && NUMBER.lastIndex === WORD.lastIndex) return { kind: 'number', text: word, at };
  return { reason: `'${word.slice(0, 40)}' is no value of JSON`, at };
}
