import { lstat, stat } from 'node:fs/promises';
import { displayPath } from '../../warehouse/files/display-path.ts';
import { zipPath } from '../../warehouse/files/zip/zip-path.ts';
import { LoadError } from '../../warehouse/load-error.ts';
import type { SourceFile } from './load-files.ts';

/**
 * The files of sources, each once: of several names that a source has for one file, one that is not a link such as `latest.csv` is kept.
 * @throws LoadError naming both where two sources of one table read the same file, whatever it is called: its facts would count twice
 */
export async function distinctFiles(files: readonly SourceFile[]): Promise<SourceFile[]> {
  const readers = new Map<string, SourceFile>();
  for (const file of files) {
    const key = await identityOf(file);
    const other = readers.get(key);
    if (other && other.source.id !== file.source.id) throw new LoadError(sharedText(other, file));
    if (!other || ((await isLink(other.path)) && !(await isLink(file.path)))) readers.set(key, file);
  }
  const kept = new Set(readers.values());
  return files.filter((file) => kept.has(file));
}

/** What is not there, or can't be read, is refused when its turn comes. */
async function identityOf({ source, path }: SourceFile): Promise<string> {
  const { file, member } = zipPath(path);
  const found = await stat(file, { bigint: true }).catch(() => null);
  if (found === null) return `${source.id} ${path}`;
  return JSON.stringify([source.table, String(found.dev), String(found.ino), member, source.sheet, source.records]);
}

async function isLink(path: string): Promise<boolean> {
  return (await lstat(zipPath(path).file).catch(() => null))?.isSymbolicLink() === true;
}

function sharedText(one: SourceFile, other: SourceFile): string {
  const [first, second] = [displayPath(one.path), displayPath(other.path)];
  const names = first === second ? first : `${first}, which is also ${second}`;
  return `sources.${one.source.id} and sources.${other.source.id} read the same file, ${names}: its facts would count twice. Take one of them out of the config, or narrow its path.`;
}
