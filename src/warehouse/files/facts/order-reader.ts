import { wrongLength } from '../row-reader.ts';
import type { StagedRow } from '../staged-row.ts';
import type { Reject } from '../../load-error.ts';
import type { Source } from '../../source.ts';
import type { FactReader, LocatedRecord, OrderParts } from './fact-reading.ts';
import { orderFacts } from './order-facts.ts';

/** Columns that say something of the whole order: where a row below its first leaves them empty, they have that one's values. */
const OF_THE_ORDER = ['order_id', 'ts', 'currency', 'customer_id', 'country', 'region', 'channel', 'status'];

/** Reads rows that follow each other with the same order number, or none, as one order. */
export function orderReader(parts: OrderParts, header: readonly string[], source: Source, file: string): FactReader {
  const { plain, bound } = parts;
  const place = bound.find(({ column }) => column.name === 'order_id')?.index ?? 0;
  const filled = bound
    .filter(({ column }) => OF_THE_ORDER.includes(column.name))
    .flatMap(({ index, made }) => made?.indexes ?? [index]);
  const whole = source.amountOf === 'order' ? orderFacts(parts, header, source, file) : null;
  let order: LocatedRecord[] = [];

  function read(record: readonly string[], line: number): readonly (StagedRow | Reject)[] {
    if (record.length !== header.length) return [wrongLength(record, header, line, file)];
    const first = order[0]?.record;
    const number = record[place] ?? '';
    if (first && (number === '' || number === first[place])) {
      order.push({ record: filledFrom(first, record), line });
      return [];
    }
    const facts = end();
    order = [{ record, line }];
    return facts;
  }

  function filledFrom(first: readonly string[], record: readonly string[]): readonly string[] {
    const values = [...record];
    for (const index of filled) if (values[index] === '') values[index] = first[index] ?? '';
    return values;
  }

  function end(): readonly (StagedRow | Reject)[] {
    const facts =
      whole && order.length > 0 ? whole.read(order) : order.flatMap(({ record, line }) => plain.read(record, line));
    order = [];
    return facts;
  }

  return { ...plain, indexes: [...plain.indexes, ...(whole?.indexes ?? [])], read, end };
}
