import { readdir } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { LoadError } from '../load-error.ts';
import { displayPath } from './display-path.ts';
import type { Source } from '../source.ts';

/** The files of a source, by name. @throws LoadError if a pattern finds none. */
export async function filesOf({ id, path }: Source): Promise<string[]> {
  if (!basename(path).includes('*')) return [path];
  const names = await readdir(dirname(path)).catch(() => []);
  const found = names.filter((name) => hasNameOf(path, name)).sort();
  if (found.length === 0) throw new LoadError(`${displayPath(path)}: no file has such a name; see sources.${id}.path`);
  return found.map((name) => join(dirname(path), name));
}

/** Whether a file of this name, in the folder of `path`, belongs to the source that has this path. */
export function hasNameOf(path: string, name: string): boolean {
  const literals = basename(path).split('*').map(escaped);
  return new RegExp(`^${literals.join('.*')}$`).test(name);
}

function escaped(literal: string): string {
  return literal.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
