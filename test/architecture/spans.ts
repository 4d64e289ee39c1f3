/** A stretch of a source text that is no code: `end` is the position after it. */
interface Span {
  readonly kind: 'comment' | 'text';
  readonly start: number;
  readonly end: number;
}

const COMMENT = String.raw`(?<comment>\/\/[^\n]*|\/\*[^]*?\*\/)`;
const QUOTED = String.raw`"(?:\\[^]|[^"\\\n])*"|'(?:\\[^]|[^'\\\n])*'`;
// A slash begins a regular expression where a value is expected, and divides elsewhere.
const REGEX = String.raw`(?<=(?:[(,=:[!&|?{};+*%<>~^\n-]|\breturn)\s*)\/(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n[])+\/`;
const IN_CODE = new RegExp(`${COMMENT}|${QUOTED}|${REGEX}|(?<mark>[\`{}])`, 'g');
const TEMPLATE = /(?:\\[^]|\$(?!\{)|[^`\\$])*(?:`|\$\{|$)/y;

/** The comments and the literal texts (strings, the fixed parts of templates, regular expressions) of a source. */
export function spans(source: string): Span[] {
  const found: Span[] = [];
  // Open braces: of the file, then of each `${ }` around the present position.
  const depths = [0];
  IN_CODE.lastIndex = 0;
  for (let match = IN_CODE.exec(source); match !== null; match = IN_CODE.exec(source)) {
    const { comment, mark } = match.groups ?? {};
    const depth = depths.pop() ?? 0;
    if (mark === undefined) {
      depths.push(depth);
      found.push({ kind: comment === undefined ? 'text' : 'comment', start: match.index, end: IN_CODE.lastIndex });
    } else if (mark === '{') depths.push(depth + 1);
    else if (mark === '}' && depth > 0) depths.push(depth - 1);
    else {
      // Template text begins, or goes on after a `${ }`, and runs to its end or to its next `${`.
      if (mark === '`') depths.push(depth);
      const text = templateText(source, IN_CODE.lastIndex);
      if (source.endsWith('${', text.end)) depths.push(0);
      found.push(text);
      IN_CODE.lastIndex = text.end;
    }
  }
  return found;
}

function templateText(source: string, start: number): Span {
  TEMPLATE.lastIndex = start;
  TEMPLATE.exec(source);
  return { kind: 'text', start, end: TEMPLATE.lastIndex };
}

/** The source with some spans blanked out, so that every position and line stays where it was. */
export function blanked(source: string, hidden: readonly Span[]): string {
  let result = '';
  let position = 0;
  for (const { start, end } of hidden) {
    result += source.slice(position, start) + source.slice(start, end).replace(/[^\n]/g, ' ');
    position = end;
  }
  return result + source.slice(position);
}
