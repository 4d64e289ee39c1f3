import { readdir, stat } from 'node:fs/promises';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { bindColumns } from '../../warehouse/files/column-binding.ts';
import { CsvError } from '../../warehouse/files/csv/csv-error.ts';
import { displayPath } from '../../warehouse/files/display-path.ts';
import { readTable } from '../../warehouse/files/read-table.ts';
import { headerAdvice } from '../../warehouse/files/detection/header-advice.ts';
import { filesOfPath, hasNameOf, pathsOf } from '../../warehouse/files/source-files.ts';
import { zipPath } from '../../warehouse/files/zip/zip-path.ts';
import type { TableFile } from '../../warehouse/files/table-file.ts';
import { LoadError } from '../../warehouse/load-error.ts';
import type { Source } from '../../warehouse/source.ts';
import { nearestName } from './did-you-mean.ts';
import type { Locate } from './locate.ts';

/** What is wrong with the files of sources: paths that name none, files that can't be read, and columns that they don't have. */
export async function fileFaults(sources: readonly Source[], locate: Locate): Promise<string[]> {
  const faults = await Promise.all(
    sources.flatMap((source) =>
      pathsOf(source).map(async (path, index) => {
        const place = Array.isArray(source.path) ? ['path', index] : ['path'];
        const { files, fault } = await filesAt(path);
        if (fault !== null) return [faultAt(source, place, fault, locate)];
        return (await Promise.all(files.map(async (file) => faultsOf(file, source, locate)))).flat();
      }),
    ),
  );
  return [...new Set(faults.flat())];
}

async function filesAt(path: string): Promise<{ readonly files: readonly string[]; readonly fault: string | null }> {
  if (zipPath(path).member !== null) return filesInArchive(path);
  const name = basename(path);
  const folder = await missingFolder(dirname(path));
  if (folder !== null) return { files: [], fault: folder };
  const names = await readdir(dirname(path)).catch(() => []);
  if (!name.includes('*')) {
    const found = await stat(path).catch(() => null);
    if (found !== null) return { files: [path], fault: null };
    const meant = nearestName(name, names);
    const hint = meant === null ? listed(names) : `; did you mean '${shown(join(dirname(path), meant))}'?`;
    return { files: [], fault: `there is no file ${shown(path)}${hint}` };
  }
  const files = names.filter((known) => hasNameOf(path, known)).map((known) => join(dirname(path), known));
  return files.length > 0 ? { files, fault: null } : { files, fault: `no file matches ${shown(path)}${listed(names)}` };
}

async function filesInArchive(
  path: string,
): Promise<{ readonly files: readonly string[]; readonly fault: string | null }> {
  const { file } = zipPath(path);
  const { fault } = await filesAt(file);
  if (fault !== null) return { files: [], fault };
  try {
    return { files: await filesOfPath(path, ''), fault: null };
  } catch (error) {
    return { files: [], fault: error instanceof LoadError ? error.message : String(error) };
  }
}

/** What is missing of a folder, from the first part that is not there; null if it is there. */
async function missingFolder(folder: string): Promise<string | null> {
  if (await stat(folder).catch(() => null)) return null;
  const above = dirname(folder);
  const missing = above === folder ? null : await missingFolder(above);
  if (missing !== null) return missing;
  const entries = await readdir(above, { withFileTypes: true }).catch(() => []);
  const meant = nearestName(
    basename(folder),
    entries.filter((entry) => entry.isDirectory()).map(({ name }) => name),
  );
  return `there is no folder ${shown(folder)}${meant === null ? '' : `; did you mean '${shown(join(above, meant))}'?`}`;
}

function shown(path: string): string {
  const fromHere = relative('', path);
  return fromHere.startsWith('..') ? path : displayPath(path);
}

function listed(names: readonly string[]): string {
  const known = names.filter((name) => !name.startsWith('.')).sort();
  if (known.length === 0) return '';
  return `; its folder has ${known.slice(0, 8).join(', ')}${known.length > 8 ? ` and ${known.length - 8} more` : ''}`;
}

async function faultsOf(path: string, source: Source, locate: Locate): Promise<string[]> {
  const name = displayPath(resolve(path));
  try {
    const table = await readTable(path, { ...source, name });
    const missing = missingColumns(table, source, name, locate);
    const advice = missing.length > 0 ? await headerAdvice(path, name, source) : null;
    if (advice !== null)
      return [faultAt(source, ['columns'], `${name}: the header has other names; ${advice}`, locate)];
    if (missing.length > 0) return missing;
    bindColumns(table.header, source, name);
    return await unnamedMetrics(table, source, name, locate);
  } catch (error) {
    if (!(error instanceof LoadError || error instanceof CsvError)) throw error;
    return [faultAt(source, ['columns'], error.message, locate)];
  }
}

const ROWS_SEARCHED = 10_000;

/** The values that a long table is to have by names that none of its first rows has. */
async function unnamedMetrics(table: TableFile, source: Source, file: string, locate: Locate): Promise<string[]> {
  const { daily, columns } = source;
  if (daily?.form !== 'long') return [];
  const index = table.header.indexOf(columns['metric'] ?? '');
  const names = new Set<string>();
  let rows = 0;
  for await (const { records } of table.batches([index])) {
    for (const record of records) names.add(record[index] ?? '');
    rows += records.length;
    if (rows >= ROWS_SEARCHED) break;
  }
  return Object.entries(daily.measures).flatMap(([name, { from }]) => {
    if (names.has(from)) return [];
    const meant = nearestName(from, [...names]);
    const known = [...names].slice(0, 30).map((one) => `'${one.slice(0, 60)}'`);
    const hint = meant === null ? `; it has ${known.join(', ')}` : `; did you mean '${meant}'?`;
    const message = `no row of ${file} has '${from}' in its column '${columns['metric']}'${hint}`;
    return [faultAt(source, ['values', name], message, locate)];
  });
}

/** Every plain column that a file lacks, where the config names it. */
function missingColumns({ header }: TableFile, source: Source, file: string, locate: Locate): string[] {
  return Object.entries(source.columns).flatMap(([ours, theirs], index) => {
    if (header.includes(theirs)) return [];
    const place = placeOf(source, ours, theirs, index, locate);
    const meant = nearestName(theirs, header);
    const names = header.slice(0, 30).map((name) => `'${name.slice(0, 60)}'`);
    const hint = meant === null ? `; its columns are ${names.join(', ')}` : `; did you mean '${meant}'?`;
    return [faultAt(source, place, `${file} has no column '${theirs}'${hint}`, locate)];
  });
}

/** Where the config names a column of ours: under `columns`, or those of daily values under `values` or `dimensions`. */
function placeOf(source: Source, ours: string, theirs: string, index: number, locate: Locate): readonly PropertyKey[] {
  if (source.daily?.dimensions.includes(ours)) return ['dimensions', ours];
  if (source.daily?.measures[ours] !== undefined) return ['values', ours];
  return ours === theirs && !isNamed(source, ours, locate) ? ['columns', index] : ['columns', ours];
}

/** Whether the config declares columns by our names, rather than as a list. */
function isNamed({ id }: Source, ours: string, locate: Locate): boolean {
  return locate(['sources', id, 'columns', ours]) !== locate(['sources', id, 'columns']);
}

function faultAt({ id }: Source, below: readonly PropertyKey[], message: string, locate: Locate): string {
  const path = ['sources', id, ...below];
  return `${locate(path)}: ${path.join('.')}: ${message}`;
}
