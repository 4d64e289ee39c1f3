import { plainText } from '../../load-error.ts';
import { PLAIN_FORM, type FileForm } from '../file-form.ts';
import { visibleSheets } from '../xlsx/read-workbook.ts';
import type { DetectedForm } from './detected-form.ts';
import { footerRows } from './footer-rows.ts';
import { filled, headerRowOf, type RawRow } from './header-row.ts';
import { formNotes } from './form-notes.ts';

const FIRST_ROWS = 300;
const LAST_ROWS = 6;

/** Detects sheet, header and footer of a workbook: the first sheet that has a header and rows below it. @throws LoadError, CsvError */
export async function detectWorkbook(path: string, name: string, given: Partial<FileForm>): Promise<DetectedForm> {
  const names: string[] = [];
  let detected: (DetectedForm & { readonly sheet: string }) | null = null;
  for await (const { sheet, rows } of visibleSheets(path, name)) {
    names.push(sheet.name);
    const isWanted = given.sheet === undefined || given.sheet === sheet.name;
    if (detected === null && isWanted) detected = await detectSheet(sheet.name, rows, given);
  }
  const sheet = given.sheet ?? (names.length > 1 ? (detected?.sheet ?? names[0] ?? null) : null);
  const others = names.filter((other) => other !== sheet).map((other) => `'${plainText(other)}'`);
  const isProposed = given.sheet === undefined && names.length > 1;
  const notes = isProposed
    ? [`sheet '${plainText(sheet ?? '')}' of ${names.length}; --sheet for ${others.join(' or ')}`]
    : [];
  return {
    form: { ...PLAIN_FORM, ...given, ...detected?.form, sheet },
    notes: [...notes, ...(detected?.notes ?? [])],
  };
}

/** Returns null for a sheet without a header and rows. */
async function detectSheet(
  sheet: string,
  batches: AsyncIterable<readonly { readonly line: number; readonly cells: readonly string[] }[]>,
  given: Partial<FileForm>,
): Promise<(DetectedForm & { readonly sheet: string }) | null> {
  const first: RawRow[] = [];
  let last: RawRow[] = [];
  for await (const batch of batches) {
    const rows = batch
      .map(({ line, cells }) => ({ line, fields: cells }))
      .filter(({ fields }) => filled(fields).length > 0);
    first.push(...rows.slice(0, FIRST_ROWS - first.length));
    last = [...last, ...rows].slice(-LAST_ROWS);
  }
  const headerRow = given.headerRow ?? headerRowOf(first)?.line ?? 1;
  const header = first.find(({ line }) => line === headerRow);
  const below = first.filter(({ line }) => line > headerRow);
  if (!header || below.length === 0) return null;
  const padded = ({ fields, line }: RawRow): RawRow => ({
    line,
    fields: header.fields.map((_, at) => fields[at] ?? ''),
  });
  const ends = last.filter(({ line }) => line > headerRow).map(padded);
  const footers = given.footerRows === undefined ? footerRows(below.map(padded), ends, header.fields.length) : [];
  const form = { ...PLAIN_FORM, ...given, headerRow, footerRows: given.footerRows ?? footers.length };
  return { sheet, form, notes: formNotes(form, first, footers) };
}
