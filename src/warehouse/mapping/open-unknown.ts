import { detectForm } from '../files/detection/detect-form.ts';
import type { FileForm } from '../files/file-form.ts';
import { readTable } from '../files/read-table.ts';
import type { TableFile } from '../files/table-file.ts';

export interface UnknownFile {
  readonly table: TableFile;
  readonly form: FileForm;
  /** What its form has beside the usual, one sentence each. */
  readonly notes: readonly string[];
}

/**
 * Opens a file of unknown form.
 *
 * @param name name of the file in error messages
 * @param given what is declared of its form
 * @throws CsvError or LoadError if it can't be read in any form.
 */
export async function openUnknown(path: string, name: string, given: Partial<FileForm> = {}): Promise<UnknownFile> {
  const { form, notes } = await detectForm(path, name, given);
  return { form, notes, table: await readTable(path, { name, ...form }) };
}
