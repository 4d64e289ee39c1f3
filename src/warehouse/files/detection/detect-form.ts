import { plainText } from '../../load-error.ts';
import { openInputFile } from '../csv/input-file.ts';
import { PLAIN_FORM, type FileForm } from '../file-form.ts';
import { readTable } from '../read-table.ts';
import type { TableFile } from '../table-file.ts';
import { csvLayout, rawRows } from './csv-layout.ts';
import { detectEncoding } from './detect-encoding.ts';
import { footerRows } from './footer-rows.ts';
import { filled, type RawRow } from './header-row.ts';
import { firstBytes } from './sample-bytes.ts';

const SAMPLE_BYTES = 2 ** 18;
const TAIL_BYTES = 2 ** 16;
const LAST_ROWS = 6;
/** A larger file is not read to its end for its last rows, if they can be found from there. */
const WORTH_A_JUMP_BYTES = 2 ** 22;

/** The form of a file as far as its content shows it. */
export interface DetectedForm {
  readonly form: FileForm;
  /** What was found beside the usual, one sentence each. */
  readonly notes: readonly string[];
}

/**
 * Detects the form of a file: encoding, delimiter, titles above the header and totals below the rows.
 *
 * @param given what is known, and not detected
 * @throws CsvError or LoadError if the file can't be read as a text file
 */
export async function detectForm(path: string, name: string, given: Partial<FileForm> = {}): Promise<DetectedForm> {
  const { handle, isParquet } = await openInputFile(path, name);
  await handle.close();
  return isParquet ? { form: { ...PLAIN_FORM, ...given }, notes: [] } : detectCsv(path, name, given);
}

async function detectCsv(path: string, name: string, given: Partial<FileForm>): Promise<DetectedForm> {
  const encoding = given.encoding ?? (await detectEncoding(path, name));
  const text = new TextDecoder(encoding).decode(await firstBytes(path, name, SAMPLE_BYTES));
  const layout = csvLayout(text, given.delimiter);
  const form = { ...PLAIN_FORM, encoding, delimiter: layout.delimiter, headerRow: layout.headerRow, ...given };
  const titles = layout.rows.filter(({ line, fields }) => line < form.headerRow && filled(fields).length > 0);
  const footers = given.footerRows === undefined ? await footersOf(path, name, form, layout.rows) : [];
  const notes = [
    ...(encoding === 'utf-8' || given.encoding !== undefined ? [] : [encodingNote(encoding, text)]),
    ...(titles.length === 0 ? [] : [`above the header in line ${form.headerRow}: ${titles.map(rowText).join(', ')}`]),
    ...(footers.length === 0 ? [] : [`below the rows, and left out: ${footers.map(rowText).join(', ')}`]),
  ];
  return { form: { ...form, footerRows: given.footerRows ?? footers.length }, notes };
}

async function footersOf(path: string, name: string, form: FileForm, rows: readonly RawRow[]): Promise<RawRow[]> {
  const header = rows.find(({ line }) => line === form.headerRow);
  const below = rows.filter(({ line, fields }) => line > form.headerRow && filled(fields).length > 0);
  if (!header || below.length < 2) return [];
  const last = (await tailRows(path, name, form)) ?? (await lastRows(path, name, form));
  return last.length === 0 ? [] : footerRows(below, last, header.fields.length);
}

/** The last rows of a large file that is not compressed; null for any other. */
async function tailRows(path: string, name: string, form: FileForm): Promise<RawRow[] | null> {
  const { handle, totalBytes, isGzip } = await openInputFile(path, name);
  try {
    if (isGzip || totalBytes < WORTH_A_JUMP_BYTES) return null;
    const position = totalBytes - TAIL_BYTES - (totalBytes % 2);
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(TAIL_BYTES + 1), 0, TAIL_BYTES + 1, position);
    const text = new TextDecoder(form.encoding).decode(buffer.subarray(0, bytesRead));
    const rows = rawRows(text.slice(text.indexOf('\n') + 1), form.delimiter);
    return rows.filter(({ fields }) => filled(fields).length > 0).slice(-LAST_ROWS);
  } finally {
    await handle.close();
  }
}

/** The last rows of a file; none if it can't be read to its end, which its reader reports. */
async function lastRows(path: string, name: string, form: FileForm): Promise<RawRow[]> {
  try {
    return await lastRowsOf(await readTable(path, { name, ...form }));
  } catch {
    return [];
  }
}

async function lastRowsOf(table: TableFile): Promise<RawRow[]> {
  let last: RawRow[] = [];
  for await (const { records, lines } of table.batches()) {
    const rows = records.slice(-LAST_ROWS).map((fields, at) => {
      return { fields, line: lines[Math.max(0, records.length - LAST_ROWS) + at] ?? 0 };
    });
    last = [...last, ...rows].slice(-LAST_ROWS);
  }
  return last;
}

function rowText({ fields }: RawRow): string {
  return `'${plainText(filled(fields).join(' ').slice(0, 60))}'`;
}

function encodingNote(encoding: string, text: string): string {
  const [word] = /[^\s,;|"]*[^\0-\x7f][^\s,;|"]*/u.exec(text.split('\n').slice(1).join('\n')) ?? [];
  const example = word === undefined ? '' : `, in which the file has '${plainText(word.slice(0, 40))}'`;
  return `the file is not UTF-8: it is read as ${encoding}${example}; --encoding for another`;
}
