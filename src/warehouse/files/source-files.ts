import { readdir, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { LoadError } from '../load-error.ts';
import { CsvError } from './csv/csv-error.ts';
import { displayPath } from './display-path.ts';
import { memberNames } from './zip/zip-member.ts';
import { zipPath } from './zip/zip-path.ts';
import type { Source } from '../source.ts';

/** The names of received batches, which sort by when they came. */
const BATCHES = '*.ndjson';

/** The paths of a source and that of what it receives. */
export function watchedPathsOf(source: Pick<Source, 'path' | 'inbox'>): string[] {
  return [...pathsOf(source), ...(source.inbox === undefined ? [] : [join(source.inbox, BATCHES)])];
}

/** The paths of a source, each of which may contain `*` in its last part. */
export function pathsOf({ path }: Pick<Source, 'path'>): readonly string[] {
  return typeof path === 'string' ? [path] : path;
}

/** Returns the files of a source, those of each path sorted by name. @throws LoadError if a pattern matches none, or an archive can't be read. */
export async function filesOf(source: Source): Promise<string[]> {
  const files: string[] = [];
  for (const path of pathsOf(source)) files.push(...(await filesOfPath(path, source.id)));
  if (source.inbox !== undefined) files.push(...(await filesOnDisk(join(source.inbox, BATCHES))));
  return [...new Set(files)];
}

/** Returns the files that a path of a source names. @throws LoadError if there is none */
export async function filesOfPath(path: string, id: string): Promise<string[]> {
  const { file, member } = zipPath(path);
  const matching: string[] = [];
  for (const found of await filesOnDisk(file)) matching.push(...(await membersOf(found, member)));
  if (matching.length === 0) throw new LoadError(`${displayPath(path)}: no file matches; see sources.${id}.path`);
  return matching;
}

async function filesOnDisk(path: string): Promise<string[]> {
  if (!basename(path).includes('*')) return [path];
  const names = await readdir(dirname(path)).catch(() => []);
  const matching = names.filter((name) => matches(basename(path), name)).sort();
  return matching.map((name) => join(dirname(path), name));
}

/** The paths in an archive that match; the file itself where none is named. */
async function membersOf(file: string, member: string | null): Promise<string[]> {
  if (member === null) return [file];
  if (!member.includes('*')) return [`${file}/${member}`];
  const names = await memberNames(file, displayPath(file)).catch(refused);
  const matching = names.filter((name) => matches(member, name)).sort();
  return matching.map((name) => `${file}/${name}`);
}

/** What is wrong with an archive is an error of the load, as a pattern without files is. */
function refused(error: unknown): never {
  throw error instanceof CsvError ? new LoadError(error.message) : error;
}

/** Returns when the newest file of a source was written, in epoch milliseconds; null if there is none. */
export async function lastWritten(source: Source): Promise<number | null> {
  const files = await filesOf(source).catch(() => []);
  const times = await Promise.all(
    files.map(async (file) => (await stat(zipPath(file).file).catch(() => null))?.mtimeMs ?? null),
  );
  return times.reduce((newest, time) => (newest === null || (time !== null && time > newest) ? time : newest), null);
}

/** Returns whether a file name matches the path of a source, which may contain `*`. */
export function hasNameOf(path: string, name: string): boolean {
  return matches(basename(zipPath(path).file), name);
}

function matches(pattern: string, name: string): boolean {
  const literals = pattern.split('*').map(escaped);
  return new RegExp(`^${literals.join('.*')}$`).test(name);
}

function escaped(literal: string): string {
  return literal.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
