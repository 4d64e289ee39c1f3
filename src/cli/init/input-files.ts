import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { filesOfPath } from '../../warehouse/files/source-files.ts';
import { zipPath } from '../../warehouse/files/zip/zip-path.ts';
import { ConfigError } from '../../config/faults/config-error.ts';

const DATA_FILE = /\.(csv|tsv|txt|parquet|pq|xlsx|xlsm|zip|json|jsonl|ndjson)(\.gz)?$/i;

/** Whether a file's name says that it may hold data. */
export function isDataFile(name: string): boolean {
  return DATA_FILE.test(name) && !name.startsWith('.');
}

/** The files that arguments name. */
export interface InputFiles {
  /** As messages call them, without repeats, sorted within each argument. */
  readonly files: readonly string[];
  /** Whether each was named by itself, so that none may be left out. */
  readonly areNamed: boolean;
  /** The only argument, if it is a folder; else null. */
  readonly folder: string | null;
}

/**
 * Expands arguments to files: a folder to the files of data in it, and a pattern with `*` or `?` to the files that match.
 * @throws ConfigError for an argument that names no file
 */
export async function inputFiles(args: readonly string[]): Promise<InputFiles> {
  const files: string[] = [];
  let areNamed = true;
  for (const arg of args) {
    const found = await expanded(arg);
    if (found === null) files.push(arg);
    else {
      files.push(...found);
      areNamed = false;
    }
  }
  const [first = ''] = args;
  return { files: [...new Set(files)], areNamed, folder: args.length === 1 && (await isFolder(first)) ? first : null };
}

/** Null for the name of a file, which its reader reports if it is missing. */
async function expanded(arg: string): Promise<string[] | null> {
  if (await isFolder(arg)) return filesOfFolder(arg);
  const exists = await stat(arg).catch(() => null);
  if (exists !== null || !/[*?]/.test(arg)) return null;
  if (zipPath(arg).member !== null) return filesOfPath(arg, 'this');
  const found = await matching(arg);
  if (found.length === 0) throw new ConfigError(`no file matches '${arg}'`);
  return found;
}

async function filesOfFolder(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries.filter((entry) => !entry.isDirectory()).map(({ name }) => name);
  const files = names.filter(isDataFile).sort();
  if (files.length > 0) return files.map((name) => join(folder, name));
  const folders = entries.filter((entry) => entry.isDirectory()).map(({ name }) => join(folder, name));
  const hint = folders.length === 0 ? '' : `; its folders are ${folders.sort().slice(0, 8).join(', ')}`;
  throw new ConfigError(
    `${folder} has no CSV, Excel, JSON, Parquet or zip file${hint}. Name a file, a folder with files, or a pattern in quotes such as '${join(folder, '*/*.csv')}'`,
  );
}

/** The files that match a pattern, in which `*` and `?` stand for characters of one name. */
async function matching(pattern: string): Promise<string[]> {
  const parts = pattern.split('/');
  let paths = [pattern.startsWith('/') ? '/' : ''];
  for (const [index, part] of parts.entries()) {
    if (part === '') continue;
    const isLast = index === parts.length - 1;
    const next = await Promise.all(paths.map(async (path) => entriesLike(path, part, isLast)));
    paths = next.flat();
  }
  return paths;
}

async function entriesLike(folder: string, part: string, isLast: boolean): Promise<string[]> {
  if (!/[*?]/.test(part) && !isLast) return [join(folder, part)];
  const literal = part.replace(/[.+^${}()|[\]\\]/g, String.raw`\$&`);
  const form = new RegExp(`^${literal.replaceAll('*', '.*').replaceAll('?', '.')}$`);
  const entries = await readdir(folder === '' ? '.' : folder, { withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => form.test(entry.name) && !entry.name.startsWith('.') && (!isLast || !entry.isDirectory()))
    .map(({ name }) => join(folder, name))
    .sort();
}

async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
}
