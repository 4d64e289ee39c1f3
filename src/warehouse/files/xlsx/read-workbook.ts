import { stat } from 'node:fs/promises';
import { LoadError, plainText } from '../../load-error.ts';
import { CsvError } from '../csv/csv-error.ts';
import type { FileForm } from '../file-form.ts';
import type { ColumnKind, TableBatch, TableFile } from '../table-file.ts';
import { withZip, openZip } from '../zip/zip-archive.ts';
import { zipPath } from '../zip/zip-path.ts';
import { fillMerged, mergedAt, mergedCells, type MergedCells } from './merged-cells.ts';
import { sheetRows, type SheetRow } from './sheet-rows.ts';
import { readWorkbookParts, sheetOf, type Sheet, type Workbook } from './workbook.ts';
import { workbookSource } from './workbook-source.ts';

/** How many rows decide which columns hold numbers. */
const SAMPLE_ROWS = 200;

/** The settings of a form for a workbook. */
export type WorkbookForm = Pick<FileForm, 'sheet' | 'headerRow'>;

/**
 * Opens a sheet of an Excel workbook (.xlsx, .xlsm). Times become ISO text, whichever year the workbook counts from; numbers have at most the
 * 15 digits that a spreadsheet shows; formulas have the values that were stored with them; the value of merged cells is that of each of their rows. Lines are the rows of the sheet. Memory use depends
 * on the texts of the workbook, not on its rows.
 *
 * @param name name of the file in error messages
 * @throws LoadError or CsvError if it can't be read, or several sheets could be meant
 */
export async function readWorkbook(path: string, name: string, { sheet, headerRow }: WorkbookForm): Promise<TableFile> {
  const source = await workbookSource(path, name);
  const { size: totalBytes } = await stat(zipPath(path).file);
  const { workbook, chosen, merged } = await withZip(source, name, async (archive) => {
    const parts = await damaged(name, async () => readWorkbookParts(archive, name));
    const found = sheetOf(parts, sheet, name);
    // What is damaged in the sheet is named by the row where it is read.
    const cells = await mergedCells(archive, found.part).catch(() => []);
    return { workbook: parts, chosen: found, merged: cells };
  });
  const opened = { source, name: sheetName(name, chosen), workbook, sheet: chosen, totalBytes };
  const { header, kinds } = await headerOf(opened, headerRow);
  return {
    format: 'xlsx',
    name: opened.name,
    hashesWhole: false,
    header,
    kinds,
    totalBytes,
    ...(merged.length > 0 && { mergedAt: mergedAt(merged, headerRow) }),
    batches: () => batches(opened, header, headerRow, merged),
  };
}

/** The name of a sheet in error messages. */
function sheetName(name: string, sheet: Sheet): string {
  return `${name}[${plainText(sheet.name)}]`;
}

/** A sheet whose workbook has been read. */
interface OpenSheet {
  readonly source: string | Buffer;
  readonly name: string;
  readonly workbook: Workbook;
  readonly sheet: Sheet;
  readonly totalBytes: number;
}

async function headerOf(
  opened: OpenSheet,
  headerRow: number,
): Promise<{ readonly header: readonly string[]; readonly kinds: readonly ColumnKind[] }> {
  let header: readonly string[] | null = null;
  const below: SheetRow[] = [];
  for await (const { rows } of rowBatches(opened)) {
    for (const row of rows) {
      if (row.line === headerRow) header = row.cells;
      else if (row.line > headerRow) below.push(row);
    }
    if (below.length >= SAMPLE_ROWS) break;
  }
  if (header === null || header.length === 0)
    throw new LoadError(
      `${opened.name}:${headerRow}:1: this row is blank. header_row declares where the column names are.`,
    );
  return { header, kinds: header.map((_, column) => kindOf(below, column)) };
}

function kindOf(rows: readonly SheetRow[], column: number): ColumnKind {
  const filled = rows.filter(({ cells }) => (cells[column] ?? '') !== '');
  return filled.length > 0 && filled.every(({ areNumbers }) => areNumbers[column]) ? 'number' : 'text';
}

async function* batches(
  opened: OpenSheet,
  header: readonly string[],
  headerRow: number,
  merged: readonly MergedCells[],
): AsyncGenerator<TableBatch, void, undefined> {
  const valuesOf = fillMerged(merged, headerRow);
  for await (const { rows, share } of rowBatches(opened)) {
    const below = rows.filter(({ line }) => line > headerRow);
    if (below.length === 0) continue;
    yield {
      records: below.map(valuesOf).map((cells) => header.map((_, column) => cells[column] ?? '')),
      lines: below.map(({ line }) => line),
      bytesRead: Math.round(opened.totalBytes * share),
    };
  }
}

/** Yields the rows of a sheet with the share of it that was read. @throws LoadError with the last row that could be read */
async function* rowBatches({
  source,
  name,
  workbook,
  sheet,
}: OpenSheet): AsyncGenerator<{ readonly rows: readonly SheetRow[]; readonly share: number }, void, undefined> {
  const archive = await openZip(source, name);
  const size = archive.entries.find(({ fileName }) => fileName === sheet.part)?.uncompressedSize ?? 0;
  let last = 0;
  try {
    for await (const { rows, bytes } of sheetRows(archive, sheet.part, workbook)) {
      last = rows.at(-1)?.line ?? last;
      yield { rows, share: bytes / Math.max(1, size) };
    }
  } catch (error) {
    throw unreadable(`${name}:${last + 1}:1`, error);
  } finally {
    archive.zip.close();
  }
}

/** The first rows of each visible sheet, and the last ones of it, as `init` looks at them. @throws LoadError */
export async function* visibleSheets(
  path: string,
  name: string,
): AsyncGenerator<{ readonly sheet: Sheet; readonly rows: AsyncIterable<readonly SheetRow[]> }, void, undefined> {
  const source = await workbookSource(path, name);
  const workbook = await withZip(source, name, async (archive) =>
    damaged(name, async () => readWorkbookParts(archive, name)),
  );
  for (const sheet of workbook.sheets) {
    const opened = { source, name: sheetName(name, sheet), workbook, sheet, totalBytes: 0 };
    if (!sheet.isHidden) yield { sheet, rows: rowsOf(opened) };
  }
}

async function* rowsOf(opened: OpenSheet): AsyncGenerator<readonly SheetRow[], void, undefined> {
  for await (const { rows } of rowBatches(opened)) yield rows;
}

async function damaged<T>(name: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw unreadable(`${name}:1:1`, error);
  }
}

function unreadable(place: string, error: unknown): Error {
  if (error instanceof LoadError || error instanceof CsvError) return error;
  const reason = error instanceof Error ? plainText(error.message.split('\n')[0] ?? '') : String(error);
  return new LoadError(`${place}: the workbook can't be read from here on: ${reason}. Save it again.`);
}
