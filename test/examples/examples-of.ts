import { lineAt } from '../source-files.ts';

/** An `@example expression // value` of a docstring; `value` is null where the example does not say it. */
export interface Example {
  readonly path: string;
  readonly line: number;
  /** The export that the docstring stands before; null where there is none. */
  readonly of: string | null;
  readonly expression: string;
  readonly value: string | null;
}

const DOCSTRING = /\/\*\*[^]*?\*\/(?:\nexport (?:const|function) (?<of>\w+))?/g;
// An example runs to the next tag, or to the end of its docstring.
const EXAMPLE = /@example\b(?<text>[^]*?)(?=^\s*\*?\s*@\w|\*\/)/gm;
const STATEMENT = /^(?<expression>[^]+?)\s\/\/\s(?<value>[^\n]+)\s*$/;

/** The examples in the docstrings of a source, in their order. */
export function examplesOf(path: string, source: string): Example[] {
  return Array.from(source.matchAll(DOCSTRING)).flatMap(({ 0: docstring, index: start, groups: declared }) =>
    Array.from(docstring.matchAll(EXAMPLE), ({ index, groups }) => ({
      path,
      line: lineAt(source, start + index),
      of: declared?.['of'] ?? null,
      ...statement(groups?.['text'] ?? ''),
    })),
  );
}

function statement(text: string): Pick<Example, 'expression' | 'value'> {
  const plain = text.replace(/^\s*\*/gm, '').trim();
  const { expression = plain, value = null } = STATEMENT.exec(plain)?.groups ?? {};
  return { expression: expression.trim(), value: value && value.trim() };
}
