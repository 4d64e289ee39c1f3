import { LoadError, plainText } from '../../load-error.ts';
import { CsvError } from '../csv/csv-error.ts';
import { fileChunks } from '../csv/file-chunks.ts';
import { openInputFile } from '../csv/input-file.ts';
import { inputProblem } from '../csv/input-problem.ts';
import { textReader } from '../csv/text-reader.ts';
import type { FileForm } from '../file-form.ts';
import type { ColumnKind, TableBatch, TableFile } from '../table-file.ts';
import { JsonRecords, type JsonRecord, type JsonValue } from './json-records.ts';

const CHUNK_BYTES = 2 ** 16;
const MAX_COLUMNS = 10_000;

/** The JSON settings of a form. */
export type JsonForm = Pick<FileForm, 'encoding' | 'records'>;

/**
 * Opens a file of JSON objects: an array of them, one after the other (JSON lines), or an object that holds an array of them. Its columns are
 * the names in all objects; an object within one gives columns such as `customer.country`. Numbers keep their digits, `null` is empty.
 * The file is read once for its columns, and for its rows again. Memory use does not depend on its size.
 *
 * @param name name of the file in error messages
 * @throws CsvError with line and character, LoadError
 */
export async function readJson(path: string, name: string, form: JsonForm): Promise<TableFile> {
  const kinds = new Map<string, ColumnKind>();
  let [totalBytes, rows] = [0, 0];
  const reader = new JsonRecords(name, form.records);
  for await (const batch of recordBatches(path, name, form.encoding, reader)) {
    ({ totalBytes } = batch);
    rows += batch.records.length;
    for (const { values, line } of batch.records) {
      for (const [column, value] of values) kinds.set(column, kindWith(kinds.get(column), value));
      if (kinds.size > MAX_COLUMNS) throw new LoadError(`${name}:${line}:1: more than ${MAX_COLUMNS} different names`);
    }
  }
  if (form.records === null && rows === 1 && reader.isSingleObject && reader.lists.length > 0)
    throw new LoadError(`${name}:1:1: this is one object that holds arrays. ${recordsAdvice(reader.lists)}`);
  const header = [...kinds.keys()];
  if (header.length === 0) throw new LoadError(`${name}:1:1: the file has no records with names and values`);
  return {
    format: 'json',
    name,
    hashesWhole: false,
    header,
    kinds: header.map((column) => kinds.get(column) ?? 'text'),
    totalBytes,
    batches: (columnIndexes) => batches({ path, name, form, header, kinds }, columnIndexes),
  };
}

/** How to declare which array of a single object holds the records. */
function recordsAdvice(lists: readonly string[]): string {
  const [first = '', ...others] = lists.map((list) => plainText(list));
  if (others.length === 0) return `Declare 'records: ${first}' (init: --records ${first}).`;
  return `Declare which one has the records, as 'records: ${first}' (init: --records ${first}); it has ${[first, ...others].join(', ')}.`;
}

/** The names in all records of a file, each with the first line that has it. @throws CsvError */
export async function firstLines(path: string, name: string): Promise<Map<string, number>> {
  const found = new Map<string, number>();
  for await (const { records } of recordBatches(path, name, 'utf-8', new JsonRecords(name, null)))
    for (const { values, line } of records)
      for (const column of values.keys()) if (!found.has(column)) found.set(column, line);
  return found;
}

/** Paths of the arrays of objects in a file that is a single object; none for any other file. @throws CsvError */
export async function recordLists(path: string, name: string, encoding: FileForm['encoding']): Promise<string[]> {
  const reader = new JsonRecords(name, null);
  let rows = 0;
  for await (const { records } of recordBatches(path, name, encoding, reader)) {
    rows += records.length;
    if (rows > 1 || (rows === 1 && !reader.isSingleObject)) return [];
  }
  return rows === 1 && reader.isSingleObject ? [...reader.lists] : [];
}

interface RecordBatch {
  readonly records: readonly JsonRecord[];
  readonly bytesRead: number;
  readonly totalBytes: number;
}

async function* recordBatches(
  path: string,
  name: string,
  encoding: FileForm['encoding'],
  reader: JsonRecords,
): AsyncGenerator<RecordBatch, void, undefined> {
  const file = await openInputFile(path, name);
  const { totalBytes } = file;
  const decoder = textReader(encoding);
  try {
    for await (const { bytes, bytesRead } of fileChunks(file, CHUNK_BYTES)) {
      const { text, problem } = decoder.read(bytes);
      const records = reader.push(text);
      if (problem !== null) throw reader.errorHere(problem);
      if (records.length > 0) yield { records, bytesRead, totalBytes };
    }
  } catch (error) {
    throw error instanceof CsvError ? error : reader.errorHere(inputProblem(error));
  }
  const unfinished = decoder.end();
  if (unfinished !== null) throw reader.errorHere(unfinished);
  const records = reader.end();
  if (records.length > 0) yield { records, bytesRead: totalBytes, totalBytes };
}

interface JsonFile {
  readonly path: string;
  readonly name: string;
  readonly form: JsonForm;
  readonly header: readonly string[];
  readonly kinds: ReadonlyMap<string, ColumnKind>;
}

async function* batches(
  { path, name, form, header, kinds }: JsonFile,
  columnIndexes: readonly number[] = [],
): AsyncGenerator<TableBatch, void, undefined> {
  for (const index of columnIndexes) {
    const column = header[index] ?? '';
    if (kinds.get(column) !== 'other') continue;
    throw new LoadError(
      `${name}:1:${index + 1}: '${plainText(column)}' holds arrays, not a single value a record. Leave it out of the mapping, or export its parts as records.`,
    );
  }
  const reader = new JsonRecords(name, form.records);
  let last = 0;
  // A line is the name of a row, so records that share one are counted on.
  const own = (line: number): number => (last = Math.max(line, last + 1));
  for await (const { records, bytesRead } of recordBatches(path, name, form.encoding, reader)) {
    yield {
      records: records.map(({ values }) => header.map((column) => values.get(column)?.text ?? '')),
      lines: records.map(({ line }) => own(line)),
      bytesRead,
    };
  }
}

/** The kind of a column after one more value. */
function kindWith(kind: ColumnKind | undefined, value: JsonValue): ColumnKind {
  if (value.kind === 'list' || kind === 'other') return 'other';
  if (value.kind === 'null') return kind ?? 'number';
  return value.kind === 'number' && kind !== 'text' ? 'number' : 'text';
}
