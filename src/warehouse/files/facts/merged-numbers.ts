import type { BoundColumn } from '../column-binding.ts';
import type { RowReader } from '../row-reader.ts';
import type { TableFile } from '../table-file.ts';
import type { Source } from '../../source.ts';
import type { FactReader } from './fact-reading.ts';
import type { FurtherLineReader } from './further-lines.ts';

const NUMBERS = ['amount', 'quantity', 'latency_ms', 'per_base', 'value'];

/** Why a number of merged cells is refused. */
export function mergedReason(reference: string): string {
  return `shares one value with other rows, in the merged cells ${reference}: write the number of each row`;
}

/**
 * Refuses rows whose number is that of merged cells: it may be that of each of their rows, or of all of them. Where the amount is the
 * order's, it counts once, for the order that has it first.
 */
export function withoutMergedNumbers(
  reader: FactReader,
  { mergedAt }: Pick<TableFile, 'mergedAt'>,
  source: Source,
  { bound, rows, lines }: { bound: readonly BoundColumn[]; rows: RowReader; lines: readonly FurtherLineReader[] },
): FactReader {
  if (!mergedAt) return reader;
  const names = new Set([...NUMBERS, ...Object.keys(source.daily?.measures ?? {})]);
  const own = bound.flatMap(({ column, index, made }) => (names.has(column.name) ? (made?.indexes ?? [index]) : []));
  const indexes = [...new Set([...own, ...lines.flatMap(({ amount }) => amount.indexes)])];

  const orderAt = bound.find(({ column }) => column.name === 'order_id')?.index ?? -1;
  let order: string | undefined;

  function read(record: readonly string[], line: number): ReturnType<FactReader['read']> {
    const isBelow = source.amountOf === 'order' && ['', order].includes(record[orderAt]);
    if (!isBelow) order = record[orderAt];
    const merged = indexes.flatMap((index) => {
      const reference = mergedAt?.(line, index) ?? null;
      return reference === null ? [] : [{ index, reference }];
    });
    const [first] = merged;
    if (!first) return reader.read(record, line);
    if (isBelow)
      return reader.read(
        record.map((text, at) => (merged.some(({ index }) => index === at) ? '' : text)),
        line,
      );
    const isLine = source.table === 'fact_sales' && source.amountOf === 'line';
    const advice = isLine ? ", or declare 'amount_of: order' if it is the total of an order" : '';
    return [rows.rejectAt(record, { index: first.index, reason: `${mergedReason(first.reference)}${advice}` }, line)];
  }

  return { ...reader, read };
}
