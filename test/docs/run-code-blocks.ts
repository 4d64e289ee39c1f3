import { inspect } from 'node:util';

/** A TypeScript block of a Markdown file, without types, so that it runs as it stands. */
export interface CodeBlock {
  readonly path: string;
  readonly line: number;
  readonly code: string;
}

/** What each entry of the package exports, by its name. */
export type Entries = Readonly<Record<string, object>>;

const BLOCK = /^```ts\n(?<code>[^]*?)^```$/gm;
const IMPORT = /^import \{(?<names>[^}]*)\} from '(?<entry>[^']+)';$/gm;
const PRINTED = /^.*\bconsole\.log\(.*\); \/\/ (?<printed>.*)$/gm;

export function codeBlocksOf(path: string, markdown: string): CodeBlock[] {
  return Array.from(markdown.matchAll(BLOCK), ({ index, groups }) => ({
    path,
    line: markdown.slice(0, index).split('\n').length + 1,
    code: groups?.['code'] ?? '',
  }));
}

/** Runs a block: what it prints, and what the comments behind its `console.log` say that it prints. */
export async function runCodeBlock(
  { code }: CodeBlock,
  entries: Entries,
): Promise<{ printed: string[]; stated: string[] }> {
  const printed: string[] = [];
  const log = (...values: readonly unknown[]): void => {
    printed.push(values.map((value) => (typeof value === 'string' ? value : inspect(value))).join(' '));
  };
  const body = code.replace(IMPORT, "const {$<names>} = entries['$<entry>'];");
  // Our own documentation, in tests only: there is no other way to run an example as it stands.
  // oxlint-disable-next-line typescript/no-implied-eval
  const run: unknown = new Function('entries', 'console', `'use strict'; return (async () => {${body}})();`);
  if (typeof run === 'function') await Reflect.apply(run, undefined, [entries, { log }]);
  return { printed, stated: Array.from(code.matchAll(PRINTED), ({ groups }) => groups?.['printed'] ?? '') };
}
