import { readdir } from 'node:fs/promises';
import { basename, dirname, relative, resolve, sep } from 'node:path';
import { hasNameOf } from '../../warehouse/files/source-files.ts';
import { memberNames } from '../../warehouse/files/zip/zip-member.ts';
import { zipPath } from '../../warehouse/files/zip/zip-path.ts';

/**
 * How a config declares files as the path of one source: a path, a pattern that no other file matches, or a list of such.
 * @param folder of the config
 */
export async function sourcePath(files: readonly string[], folder: string): Promise<string | string[]> {
  const paths: string[] = [];
  for (const place of new Set(files.map((file) => dirname(resolve(file))))) {
    const names = files.filter((file) => dirname(resolve(file)) === place).map((file) => basename(file));
    const pattern = names.length > 1 ? patternOf(names, await namesIn(place)) : null;
    for (const name of pattern === null ? names : [pattern])
      paths.push(relative(folder, resolve(place, name)).split(sep).join('/'));
  }
  const [only] = paths;
  return paths.length === 1 && only !== undefined ? only : paths;
}

/** The names in a folder, which may be one of a zip archive. */
async function namesIn(place: string): Promise<string[]> {
  const { file, member } = zipPath(`${place}/*`);
  if (member === null) return readdir(place);
  const folder = member.slice(0, -1);
  const names = await memberNames(file, file);
  return names.filter((name) => name.startsWith(folder)).map((name) => name.slice(folder.length));
}

/** The pattern of names that no other name of their folder matches; null if there is none. */
function patternOf(names: readonly string[], all: readonly string[]): string | null {
  const prefix = commonStart(names);
  const rest = names.map((name) => name.slice(prefix.length));
  const suffix = reversed(commonStart(rest.map(reversed)));
  // The beginning of a date or number that all names happen to share is a part of what changes.
  const open = prefix.replace(/\d[\d._-]*$/, '');
  const extension = /(\.[a-z]\w*)+$/i.exec(suffix)?.[0] ?? suffix;
  const candidates = [`${open}*${extension}`, `${open}*${suffix}`, `${prefix}*${suffix}`];
  const isOfThese = (pattern: string): boolean =>
    all.filter((name) => hasNameOf(pattern, name)).length === names.length &&
    names.every((name) => hasNameOf(pattern, name));
  return candidates.find(isOfThese) ?? null;
}

function commonStart([first = '', ...others]: readonly string[]): string {
  let length = first.length;
  for (const other of others) while (other.slice(0, length) !== first.slice(0, length)) length--;
  return first.slice(0, length);
}

function reversed(text: string): string {
  return Array.from(text).reverse().join('');
}
