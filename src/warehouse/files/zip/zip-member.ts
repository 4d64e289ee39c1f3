import type { Entry } from 'yauzl';
import { plainText } from '../../load-error.ts';
import { dataEntries, fault, isOfficeDocument, withZip, type ZipArchive } from './zip-archive.ts';

const MAX_LISTED = 12;

/**
 * Returns the file of an archive that a path names, or its only one.
 * @throws CsvError that lists the files if there are several, or none of this name
 */
export function memberOf(archive: ZipArchive, member: string | null): Entry {
  const entries = dataEntries(archive);
  const { name } = archive;
  const files = listed(entries);
  if (member !== null) {
    const found = entries.find(({ fileName }) => fileName === member);
    if (found) return found;
    throw fault(name, `the archive has no file '${plainText(member)}'`, `It has ${files}.`);
  }
  const [only, ...others] = entries;
  if (!only) throw fault(name, 'the archive holds no files', 'Pack it again.');
  if (others.length === 0) return only;
  const example = `${name}/${plainText(only.fileName)}`;
  throw fault(
    name,
    `the archive holds ${entries.length} files: ${files}`,
    `Give the path of one, such as ${example}, or of several with the same columns, such as ${name}/*.csv.`,
  );
}

/** The names of the files in an archive on disk. @throws CsvError */
export async function memberNames(path: string, name: string): Promise<string[]> {
  return withZip(path, name, (archive) => dataEntries(archive).map(({ fileName }) => fileName));
}

/** Whether a zip file is an archive of files, and no office document. @throws CsvError */
export async function isArchive(path: string, name: string): Promise<boolean> {
  return withZip(path, name, (archive) => !isOfficeDocument(archive));
}

function listed(entries: readonly Entry[]): string {
  const names = entries.slice(0, MAX_LISTED).map(({ fileName }) => `'${plainText(fileName)}'`);
  return `${names.join(', ')}${entries.length > names.length ? ` and ${entries.length - names.length} more` : ''}`;
}
