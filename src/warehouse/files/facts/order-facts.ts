import { columnIndex } from '../column-binding.ts';
import { add, equal, exact, ZERO, type Exact } from '../fields/exact.ts';
import { boundAmount } from '../made-columns.ts';
import { isReject } from '../row-reader.ts';
import type { StagedRow } from '../staged-row.ts';
import type { Reject } from '../../load-error.ts';
import type { Source } from '../../source.ts';
import type { LocatedRecord, OrderParts } from './fact-reading.ts';
import { orderItems } from './order-items.ts';
import { orderTotal, withoutGoods } from './order-total.ts';
import { rejectedOrder } from './rejected-order.ts';
import { withValuesOnce } from './values-once.ts';

/** Converts the rows of an order whose amount is its total. */
export interface OrderFacts {
  readonly indexes: readonly number[];
  read(order: readonly LocatedRecord[]): readonly (StagedRow | Reject)[];
}

/**
 * The lines of an order: its items where they and its further lines add up to the amount, else the amount as one line; and its refund. If
 * one of its rows is rejected, so are the others.
 */
export function orderFacts(parts: OrderParts, header: readonly string[], source: Source, file: string): OrderFacts {
  const { rows, lines, bound } = parts;
  const items = source.items && boundAmount(source.items, source, (name) => columnIndex(name, header, source, file));
  const amount = bound.find(({ column }) => column.name === 'amount');
  const once = [...(amount?.made?.indexes ?? [amount?.index ?? 0]), ...lines.flatMap(({ indexes }) => indexes)];
  const amountPlace = rows.columns.indexOf('amount');
  const amountOf = (row: StagedRow): Exact => exact(row[amountPlace] ?? '0');

  function factsOf(order: readonly LocatedRecord[]): readonly StagedRow[] | Reject {
    const whole = withValuesOnce(order, once, rows);
    if (isReject(whole)) return whole;
    const made = ownRows(whole, parts);
    if (isReject(made)) return made;
    const further = furtherRows(whole, made, parts);
    if (isReject(further)) return further;
    const { refunds, others } = further;
    if (items === null) return [orderTotal(made, rows.columns), ...others, ...refunds];
    const itemRows = orderItems(whole, made, items, rows);
    if (isReject(itemRows)) return itemRows;
    const sum = [...itemRows, ...others].reduce((left, row) => add(left, amountOf(row)), ZERO);
    const isSum = itemRows.length > 0 && equal(sum, amountOf(made[0] ?? []));
    return isSum ? [...itemRows, ...others, ...refunds] : [orderTotal(made, rows.columns), ...refunds];
  }

  function read(order: readonly LocatedRecord[]): readonly (StagedRow | Reject)[] {
    const facts = factsOf(order);
    return isReject(facts) ? rejectedOrder(order, facts) : facts;
  }

  return { indexes: items?.indexes ?? [], read };
}

function ownRows(order: readonly LocatedRecord[], { rows }: OrderParts): readonly StagedRow[] | Reject {
  const made: StagedRow[] = [];
  for (const { record, line } of order) {
    const row = rows.read(record, line);
    if (isReject(row)) return row;
    made.push(row);
  }
  return made;
}

interface FurtherRows {
  readonly refunds: readonly StagedRow[];
  readonly others: readonly StagedRow[];
}

/** The further lines of an order, which are those of its first row. */
function furtherRows(
  [first, ...below]: readonly LocatedRecord[],
  [main]: readonly StagedRow[],
  { rows, lines }: OrderParts,
): FurtherRows | Reject {
  const refunds: StagedRow[] = [];
  const others: StagedRow[] = [];
  if (!first || !main) return { refunds, others };
  for (const { kind, read } of lines) {
    const row = read(first.record, main, first.line);
    if (row === null) continue;
    if (isReject(row)) return row;
    (kind === 'refund' ? refunds : others).push(withoutGoods(row, below.length + 1, rows.columns));
  }
  return { refunds, others };
}
