import { LoadError, plainText } from '../../load-error.ts';
import type { Encoding } from '../csv/encoding.ts';
import { openInputFile } from '../csv/input-file.ts';
import { inputProblem } from '../csv/input-problem.ts';
import { PLAIN_FORM, type FileForm } from '../file-form.ts';
import { fileKind } from '../file-kind.ts';
import { recordLists } from '../json/read-json.ts';
import { readTable } from '../read-table.ts';
import type { TableFile } from '../table-file.ts';
import { csvLayout, rawRows } from './csv-layout.ts';
import type { DetectedForm } from './detected-form.ts';
import { detectWorkbook } from './detect-workbook.ts';
import { formNotes } from './form-notes.ts';
import { detectEncoding } from './detect-encoding.ts';
import { footerRows } from './footer-rows.ts';
import { filled, type RawRow } from './header-row.ts';
import { firstBytes } from './sample-bytes.ts';

const SAMPLE_BYTES = 2 ** 18;
const TAIL_BYTES = 2 ** 16;
const LAST_ROWS = 6;
/** A larger file is not read to its end for its last rows, if they can be found from there. */
const WORTH_A_JUMP_BYTES = 2 ** 22;

/**
 * Detects the form of a file: encoding, delimiter, titles above the header and totals below the rows.
 *
 * @param given what is known, and not detected
 * @throws CsvError or LoadError if the file can't be read as a text file
 */
export async function detectForm(path: string, name: string, given: Partial<FileForm> = {}): Promise<DetectedForm> {
  switch (await fileKind(path, name)) {
    case 'csv':
      return detectCsv(path, name, given);
    case 'json':
      return detectJson(path, name, given);
    case 'zip':
      return detectWorkbook(path, name, given);
    default:
      return { form: { ...PLAIN_FORM, ...given }, notes: [] };
  }
}

async function detectJson(path: string, name: string, given: Partial<FileForm>): Promise<DetectedForm> {
  const encoding = given.encoding ?? (await encodingOf(path, name));
  const lists = given.records === undefined ? await recordLists(path, name, encoding) : [];
  // With several, which one is meant is for the user to declare.
  const records = given.records ?? (lists.length === 1 ? lists[0] : null) ?? null;
  return { form: { ...PLAIN_FORM, encoding, ...given, records }, notes: [] };
}

/** The encoding of a file; UTF-8 for one that can't be unpacked, which its reader reports. */
async function encodingOf(path: string, name: string): Promise<Encoding> {
  try {
    return await detectEncoding(path, name);
  } catch (error) {
    if (!(error instanceof LoadError)) inputProblem(error);
    else throw error;
    return 'utf-8';
  }
}

async function detectCsv(path: string, name: string, given: Partial<FileForm>): Promise<DetectedForm> {
  const encoding = given.encoding ?? (await encodingOf(path, name));
  const text = new TextDecoder(encoding).decode(await firstBytes(path, name, SAMPLE_BYTES));
  const layout = csvLayout(text, given.delimiter);
  const form = { ...PLAIN_FORM, encoding, delimiter: layout.delimiter, headerRow: layout.headerRow, ...given };
  const footers = given.footerRows === undefined ? await footersOf(path, name, form, layout.rows) : [];
  const notes = [
    ...(encoding === 'utf-8' || given.encoding !== undefined ? [] : [encodingNote(encoding, text)]),
    ...formNotes(form, layout.rows, footers),
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
  const { handle, totalBytes, packing } = await openInputFile(path, name);
  try {
    if (packing !== 'none' || totalBytes < WORTH_A_JUMP_BYTES) return null;
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

function encodingNote(encoding: string, text: string): string {
  const [word] = /[^\s,;|"]*[^\0-\x7f][^\s,;|"]*/u.exec(text.split('\n').slice(1).join('\n')) ?? [];
  const example = word === undefined ? '' : `, in which the file has '${plainText(word.slice(0, 40))}'`;
  return `the file is not UTF-8: it is read as ${encoding}${example}; --encoding for another`;
}
