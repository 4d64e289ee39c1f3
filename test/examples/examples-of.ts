import { lineAt } from '../source-files.ts';

/** An `@example expression // value` of a docstring; `value` is null where the example does not say it. */
export interface Example {
  readonly path: string;
  readonly line: number;
  readonly expression: string;
  readonly value: string | null;
}

const DOCSTRING = /\/\*\*[^]*?\*\//g;
// An example runs to the next tag, or to the end of its docstring.
const EXAMPLE = /@example\b(?<text>[^]*?)(?=^\s*\*?\s*@\w|\*\/)/gm;
const STATEMENT = /^(?<expression>[^]+?)\s\/\/\s(?<value>[^\n]+)\s*$/;

/** The examples in the docstrings of a source, in their order. */
export function examplesOf(path: string, source: string): Example[] {
  return Array.from(source.matchAll(DOCSTRING)).flatMap(({ 0: docstring, index: start }) =>
    Array.from(docstring.matchAll(EXAMPLE), ({ index, groups }) =>
      exampleOf(path, lineAt(source, start + index), groups?.['text'] ?? ''),
    ),
  );
}

function exampleOf(path: string, line: number, text: string): Example {
  const plain = text.replace(/^\s*\*/gm, '').trim();
  const { expression = plain, value = null } = STATEMENT.exec(plain)?.groups ?? {};
  return { path, line, expression: expression.trim(), value: value && value.trim() };
}
