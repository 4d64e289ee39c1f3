import { columnIndex } from '../column-binding.ts';
import { add, equal, exact, exactText, ZERO, type Exact } from '../fields/exact.ts';
import { isRecordRefusal, type RecordField } from '../fields/record-field.ts';
import { boundAmount } from '../made-columns.ts';
import { contradictionIn, isReject } from '../row-reader.ts';
import type { StagedRow } from '../staged-row.ts';
import type { Reject } from '../../load-error.ts';
import type { Source } from '../../source.ts';
import type { LocatedRecord, OrderParts } from './fact-reading.ts';

const GOODS = ['product_id', 'product', 'category'];

/** Converts the rows of an order whose amount is its total. */
export interface OrderFacts {
  readonly indexes: readonly number[];
  read(order: readonly LocatedRecord[]): readonly (StagedRow | Reject)[];
}

/**
 * The lines of an order: its items where they and its further lines add up to the amount, else the amount as one line; and its refund. If
 * one of its rows is rejected, so are the others.
 */
export function orderFacts(
  { rows, lines, bound }: OrderParts,
  header: readonly string[],
  source: Source,
  file: string,
): OrderFacts {
  const items = source.items && boundAmount(source.items, source, (name) => columnIndex(name, header, source, file));
  const amount = bound.find(({ column }) => column.name === 'amount');
  const once = [...(amount?.made?.indexes ?? [amount?.index ?? 0]), ...lines.flatMap(({ indexes }) => indexes)];
  const place = (name: string): number => rows.columns.indexOf(name);

  function read(order: readonly LocatedRecord[]): readonly (StagedRow | Reject)[] {
    const values = valuesOnce(order);
    if (isReject(values)) return rejected(order, values);
    const whole = order.map(({ record, line }) => ({ record: record.map((text, at) => values.get(at) ?? text), line }));
    const [first] = whole;
    if (!first) return [];
    const made: StagedRow[] = [];
    for (const { record, line } of whole) {
      const row = rows.read(record, line);
      if (isReject(row)) return rejected(order, row);
      made.push(row);
    }
    const [main] = made;
    if (!main) return [];
    const further: { readonly kind: string; readonly row: StagedRow }[] = [];
    for (const each of lines) {
      const row = each.read(first.record, main, first.line);
      if (row === null) continue;
      if (isReject(row)) return rejected(order, row);
      further.push({ kind: each.kind, row: withoutGoods(row, order.length) });
    }
    const refunds = further.filter(({ kind }) => kind === 'refund').map(({ row }) => row);
    const others = further.filter(({ kind }) => kind !== 'refund').map(({ row }) => row);
    if (items === null) return [total(made), ...others, ...refunds];
    const itemRows = itemsOf(whole, made, items);
    if (isReject(itemRows)) return rejected(order, itemRows);
    const sum = [...itemRows, ...others].reduce((left, row) => add(left, amountOf(row)), ZERO);
    return itemRows.length > 0 && equal(sum, amountOf(main))
      ? [...itemRows, ...others, ...refunds]
      : [total(made), ...refunds];
  }

  /** The values of the amount's columns, each of which stands in one row, or in several alike. */
  function valuesOnce(order: readonly LocatedRecord[]): ReadonlyMap<number, string> | Reject {
    const values = new Map<number, string>();
    for (const index of once) {
      const given = order.filter(({ record }) => (record[index] ?? '') !== '');
      const [holder] = given;
      const other = given.find(({ record }) => record[index] !== holder?.record[index]);
      if (holder && other) {
        const reason = `differs from '${holder.record[index]}' of the same order in line ${holder.line}; if each row has an amount of its own, declare 'amount_of: line'`;
        return rows.rejectAt(other.record, { index, reason }, other.line);
      }
      if (holder) values.set(index, holder.record[index] ?? '');
    }
    return values;
  }

  /** The order as one line, of its product if it has one row alone. */
  function total(made: readonly StagedRow[]): StagedRow {
    const [main = []] = made;
    const row = [...withoutGoods(main, made.length)];
    const quantity = place('quantity');
    if (quantity !== -1) row[quantity] = sumOf(made.map((each) => each[quantity] ?? null));
    return row;
  }

  function withoutGoods(row: StagedRow, count: number): StagedRow {
    if (count === 1) return row;
    const places = GOODS.map(place);
    return row.map((value, at) => (places.includes(at) ? null : value));
  }

  function itemsOf(
    whole: readonly LocatedRecord[],
    made: readonly StagedRow[],
    field: RecordField,
  ): StagedRow[] | Reject {
    const found: StagedRow[] = [];
    for (const [index, { record, line }] of whole.entries()) {
      const value = field.read(record);
      if (isRecordRefusal(value)) return rows.rejectAt(record, value, line);
      if (value === null) continue;
      const contradicted = contradictionIn(record, field.indexes, made[index]?.[place('currency')] ?? '');
      if (contradicted) return rows.rejectAt(record, contradicted, line);
      const row = [...(made[index] ?? [])];
      row[place('amount')] = value;
      row[place('line_no')] = String(index + 1);
      found.push(row);
    }
    return found;
  }

  function amountOf(row: StagedRow): Exact {
    return exact(row[place('amount')] ?? '0');
  }

  return { indexes: items?.indexes ?? [], read };
}

function sumOf(values: readonly (string | null)[]): string | null {
  const given = values.filter((value) => value !== null);
  return given.length === 0 ? null : exactText(given.reduce((sum, value) => add(sum, exact(value)), ZERO));
}

/** The rejection of one row of an order, and of the others with it. */
function rejected(order: readonly LocatedRecord[], reject: Reject): Reject[] {
  const others = order.filter(({ line }) => line !== reject.line);
  const reason = `is of the same order as line ${reject.line}, which can't be taken`;
  return [reject, ...others.map(({ line }) => ({ ...reject, line, value: '', reason }))].sort(
    (a, b) => a.line - b.line,
  );
}
