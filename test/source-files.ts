import { readFileSync, readdirSync } from 'node:fs';
import { join, sep } from 'node:path';

/** Texts by path, as in `src/stats/mean.ts`. */
export type SourceFiles = ReadonlyMap<string, string>;

/** The product's own code, without its tests. */
export function sourceFiles(root: string): SourceFiles {
  const paths = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
    .map((path) => `src/${path.replaceAll(sep, '/')}`)
    .filter((path) => /\.tsx?$/.test(path) && !/\.test\.tsx?$/.test(path));
  return new Map(paths.toSorted().map((path) => [path, readFileSync(join(root, path), 'utf8')]));
}

/** The line, counted from 1, of a position in a text. */
export function lineAt(text: string, position: number): number {
  return text.slice(0, position).split('\n').length;
}
