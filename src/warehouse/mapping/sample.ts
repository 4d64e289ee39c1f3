import type { TableFile } from '../files/table-file.ts';

/** The first rows of a file. */
export interface Sample {
  readonly header: readonly string[];
  readonly kinds: TableFile['kinds'];
  readonly rows: readonly (readonly string[])[];
  readonly lines: readonly number[];
}

/** Values of one column with their line numbers. */
export interface SampleColumn {
  readonly name: string;
  readonly values: readonly string[];
  readonly lines: readonly number[];
}

/** Reads up to `maxRows` rows. @throws CsvError or LoadError */
export async function takeSample(table: TableFile, maxRows: number): Promise<Sample> {
  const { header, kinds } = table;
  const readable = kinds.flatMap((kind, index) => (kind === 'other' ? [] : [index]));
  const rows: (readonly string[])[] = [];
  const lines: number[] = [];
  for await (const batch of table.batches(readable)) {
    rows.push(...batch.records);
    lines.push(...batch.lines);
    if (rows.length >= maxRows) break;
  }
  return { header, kinds, rows: rows.slice(0, maxRows), lines: lines.slice(0, maxRows) };
}

/** Returns the non-empty values of a column. */
export function filledColumn({ header, rows, lines }: Sample, index: number): SampleColumn {
  const filled = rows.flatMap((row, at) => (row[index] ? [at] : []));
  return {
    name: header[index] ?? '',
    values: filled.map((at) => rows[at]?.[index] ?? ''),
    lines: filled.map((at) => lines[at] ?? 0),
  };
}
