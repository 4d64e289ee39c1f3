import type { TableFile } from '../files/table-file.ts';

/** The first rows of a file, whose columns are to be understood. */
export interface Sample {
  readonly header: readonly string[];
  readonly kinds: TableFile['kinds'];
  readonly rows: readonly (readonly string[])[];
  readonly lines: readonly number[];
}

/** Values of one column, and the lines on which they stand. */
export interface SampleColumn {
  readonly name: string;
  readonly values: readonly string[];
  readonly lines: readonly number[];
}

/** Reads rows until there are enough. @throws CsvError or LoadError */
export async function takeSample(table: TableFile, atMost: number): Promise<Sample> {
  const { header, kinds } = table;
  const readable = kinds.flatMap((kind, index) => (kind === 'other' ? [] : [index]));
  const rows: (readonly string[])[] = [];
  const lines: number[] = [];
  for await (const batch of table.batches(readable)) {
    rows.push(...batch.records);
    lines.push(...batch.lines);
    if (rows.length >= atMost) break;
  }
  return { header, kinds, rows: rows.slice(0, atMost), lines: lines.slice(0, atMost) };
}

/** The values of a column that are not empty. */
export function filledColumn({ header, rows, lines }: Sample, index: number): SampleColumn {
  const filled = rows.flatMap((row, at) => (row[index] ? [at] : []));
  return {
    name: header[index] ?? '',
    values: filled.map((at) => rows[at]?.[index] ?? ''),
    lines: filled.map((at) => lines[at] ?? 0),
  };
}
