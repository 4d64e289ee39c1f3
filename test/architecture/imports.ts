import { posix } from 'node:path';
import { lineAt } from '../source-files.ts';
import { blanked, spans } from './spans.ts';

export interface Import {
  /** The importing file. */
  readonly from: string;
  readonly line: number;
  readonly specifier: string;
  /** The imported file, as in `src/stats/mean.ts`; null for a package or a module of Node. */
  readonly to: string | null;
  /** Whether it is an `import type`, of which nothing is left in what is built. */
  readonly typesOnly: boolean;
}

// `import … from`, `export … from`, a bare `import '…'`, and `import('…')` in code or in a type.
const SPECIFIER =
  /\b(?:(?:import|export)\b[\s\w$,*{}]*?\bfrom\s*|import\s*\(?\s*)(?<quote>['"])(?<specifier>[^'"\n]+)\k<quote>/dg;

/** Everything that a file imports or exports from elsewhere. */
export function importsOf(path: string, source: string): Import[] {
  const notCode = spans(source);
  const comments = notCode.filter(({ kind }) => kind === 'comment');
  const texts = notCode.filter(({ kind }) => kind === 'text');
  const isCode = (position: number) => !texts.some(({ start, end }) => start <= position && position < end);

  return Array.from(blanked(source, comments).matchAll(SPECIFIER))
    .filter((match) => isCode(match.index))
    .map((match) => importOf(path, source, match));
}

function importOf(from: string, source: string, match: RegExpExecArray): Import {
  const specifier = match.groups?.['specifier'] ?? '';
  const line = lineAt(source, match.indices?.groups?.['specifier']?.[0] ?? match.index);
  const to = specifier.startsWith('.') ? posix.join(posix.dirname(from), specifier) : null;
  return { from, line, specifier, to, typesOnly: /^(import|export)\s+type\s/.test(match[0]) };
}
