import { basename, resolve } from 'node:path';
import { CsvError } from '../../warehouse/files/csv/csv-error.ts';
import type { FileForm } from '../../warehouse/files/file-form.ts';
import type { TableFile } from '../../warehouse/files/table-file.ts';
import { LoadError } from '../../warehouse/load-error.ts';
import { joinedTable } from '../../warehouse/mapping/joined-table.ts';
import { openUnknown, type UnknownFile } from '../../warehouse/mapping/open-unknown.ts';
import type { InputFiles } from './input-files.ts';

/** A file as its user calls it, opened. */
export interface NamedFile extends UnknownFile {
  readonly file: string;
}

/** Files with the same header and form: one source. */
export interface FileGroup extends UnknownFile {
  /** What messages call it. */
  readonly file: string;
  readonly files: readonly NamedFile[];
  /** The rows of all of them. */
  readonly table: TableFile;
}

/** A file that is no source, and why. */
export interface LeftOut {
  readonly file: string;
  readonly reason: string;
}

/**
 * Opens files, and groups them by their headers.
 * @throws CsvError or LoadError for a file that was named and can't be read; others are left out
 */
export async function fileGroups(
  { files, areNamed }: InputFiles,
  given: Partial<FileForm>,
): Promise<{ readonly groups: FileGroup[]; readonly leftOut: LeftOut[] }> {
  const byForm = new Map<string, NamedFile[]>();
  const leftOut: LeftOut[] = [];
  for (const file of files) {
    try {
      const opened = await openUnknown(resolve(file), file, given);
      const key = JSON.stringify([opened.table.format, opened.form, opened.table.header]);
      byForm.set(key, [...(byForm.get(key) ?? []), { file, ...opened }]);
    } catch (error) {
      if (areNamed || !(error instanceof CsvError || error instanceof LoadError)) throw error;
      leftOut.push({ file, reason: error.message });
    }
  }
  return { groups: [...byForm.values()].flatMap(groupOf), leftOut };
}

function groupOf(files: readonly NamedFile[]): FileGroup[] {
  const [first, ...others] = files;
  if (!first) return [];
  const names = files.map(({ file }) => basename(file));
  const label = others.length === 0 ? first.file : `${first.file} and ${others.length} more (to ${names.at(-1) ?? ''})`;
  const table = joinedTable(
    first.table,
    others.map((other) => other.table),
  );
  return [{ ...first, file: label, files, table }];
}
