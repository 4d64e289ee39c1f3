import { readdir, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { LoadError } from '../load-error.ts';
import { displayPath } from './display-path.ts';
import type { Source } from '../source.ts';

/** The paths of a source, each of which may contain `*` in its last part. */
export function pathsOf({ path }: Pick<Source, 'path'>): readonly string[] {
  return typeof path === 'string' ? [path] : path;
}

/** Returns the files of a source, those of each path sorted by name. @throws LoadError if a pattern matches none. */
export async function filesOf(source: Source): Promise<string[]> {
  const files: string[] = [];
  for (const path of pathsOf(source)) files.push(...(await filesOfPath(path, source.id)));
  return [...new Set(files)];
}

async function filesOfPath(path: string, id: string): Promise<string[]> {
  if (!basename(path).includes('*')) return [path];
  const names = await readdir(dirname(path)).catch(() => []);
  const matching = names.filter((name) => hasNameOf(path, name)).sort();
  if (matching.length === 0) throw new LoadError(`${displayPath(path)}: no file matches; see sources.${id}.path`);
  return matching.map((name) => join(dirname(path), name));
}

/** Returns when the newest file of a source was written, in epoch milliseconds; null if there is none. */
export async function lastWritten(source: Source): Promise<number | null> {
  const files = await filesOf(source).catch(() => []);
  const times = await Promise.all(files.map(async (file) => (await stat(file).catch(() => null))?.mtimeMs ?? null));
  return times.reduce((newest, time) => (newest === null || (time !== null && time > newest) ? time : newest), null);
}

/** Returns whether a file name matches the path of a source, which may contain `*`. */
export function hasNameOf(path: string, name: string): boolean {
  const literals = basename(path).split('*').map(escaped);
  return new RegExp(`^${literals.join('.*')}$`).test(name);
}

function escaped(literal: string): string {
  return literal.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
