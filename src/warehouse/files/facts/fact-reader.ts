import type { BoundColumn } from '../column-binding.ts';
import { dailyRows } from '../daily/daily-rows.ts';
import { isReject, rowReader, type RowReader } from '../row-reader.ts';
import type { StagedRow } from '../staged-row.ts';
import type { TableFile } from '../table-file.ts';
import type { Reject } from '../../load-error.ts';
import type { Source } from '../../source.ts';
import { furtherLines, type FurtherLineReader } from './further-lines.ts';
import type { FactReader, OrderParts } from './fact-reading.ts';
import { withoutMergedNumbers } from './merged-numbers.ts';
import { orderReader } from './order-reader.ts';

/** @param table the file's header and the kinds of its columns */
export function factReader(
  bound: readonly BoundColumn[],
  table: Pick<TableFile, 'header' | 'kinds' | 'format' | 'mergedAt'>,
  source: Source,
  file: string,
): FactReader {
  const rows = rowReader(bound, table, source, file);
  const lines = furtherLines(source, table.header, file, rows);
  const indexes = [
    ...bound.flatMap(({ index, made }) => made?.indexes ?? [index]),
    ...lines.flatMap((each) => each.indexes),
  ];
  const isFact: FactReader['isFact'] = (record, line) => !isReject(rows.read(record, line));
  const plain = { columns: rows.columns, indexes, read: rowsOf(rows, lines), isFact, end: () => [] };
  const parts = { plain, rows, lines, bound };
  return withoutMergedNumbers(readerOf(parts, table.header, source, file), table, source, parts);
}

function readerOf(parts: OrderParts, header: readonly string[], source: Source, file: string): FactReader {
  const { plain, rows, bound } = parts;
  if (source.daily) {
    const toRows = dailyRows(bound, source, source.daily, { file, header });
    return { ...plain, read: (record, line) => valuesOf(rows.read(record, line), toRows) };
  }
  if (source.amountOf === 'line' && !source.fillDown) return plain;
  return orderReader(parts, header, source, file);
}

function valuesOf(
  row: StagedRow | Reject,
  toRows: (row: StagedRow) => readonly StagedRow[] | Reject,
): readonly (StagedRow | Reject)[] {
  const rows = isReject(row) ? row : toRows(row);
  return isReject(rows) ? [rows] : rows;
}

/** Each record makes its own line and its further ones. */
function rowsOf(rows: RowReader, lines: readonly FurtherLineReader[]): FactReader['read'] {
  if (lines.length === 0) return (record, line) => [rows.read(record, line)];
  return (record, line) => {
    const row = rows.read(record, line);
    if (isReject(row)) return [row];
    const made: StagedRow[] = [row];
    for (const each of lines) {
      const further = each.read(record, row, line);
      if (further === null) continue;
      if (isReject(further)) return [further];
      made.push(further);
    }
    return made;
  };
}
