import { minorNames } from './forms/minor-amount.ts';
import { knownNames } from './names/known-names.ts';
import { normalName } from './names/normal-name.ts';
import type { Decisions } from './proposal.ts';
import type { Sample } from './sample.ts';

/** Minimum share of the first rows of orders in which a column must be filled. */
const MIN_SHARE = 0.95;
/** The most columns of an order that rows below its first leave blank. */
const OF_THE_ORDER = ['order_id', 'ts', 'currency', 'customer_id', 'country', 'region', 'channel', 'status'];

/** How the rows of a sample are orders. */
export interface OrderRows {
  /** The rows to judge columns by: the first of each order, or all with their blank cells filled. */
  readonly sample: Sample;
  readonly amountOf: 'line' | 'order';
  readonly fillDown: boolean;
  /** The column of order numbers, where it is not one by its name. */
  readonly order: number | null;
}

/** Finds orders over several rows whose amount is that of the order, or whose number is on the first of them alone. */
export function orderRows(sample: Sample, { columns }: Decisions): OrderRows {
  const plain: OrderRows = { sample, amountOf: 'line', fillDown: false, order: null };
  const order = orderColumn(sample, columns['order_id']);
  if (order === null) return plain;
  const later = laterRows(sample, order);
  if (!later.some(Boolean)) return plain;
  const amounts = sample.header.flatMap((name, index) => (isAmount(name, columns['amount']) ? [index] : []));
  const firsts = only(sample, later, false);
  const isOnFirsts = (index: number): boolean => share(firsts, index) >= MIN_SHARE;
  const isOnlyOnFirsts = (index: number): boolean => isOnFirsts(index) && share(only(sample, later, true), index) === 0;
  if (amounts.length > 0 && amounts.filter(isOnFirsts).every(isOnlyOnFirsts) && amounts.some(isOnlyOnFirsts))
    return { sample: firsts, amountOf: 'order', fillDown: true, order };
  if (hasRepeatedTotal(sample, order, later, amounts))
    return { sample: firsts, amountOf: 'order', fillDown: false, order };
  const isBlankOrder = sample.rows.some((row, at) => later[at] === true && row[order] === '');
  return isBlankOrder && areOfOneOrder(sample, later)
    ? { sample: filled(sample, later), amountOf: 'line', fillDown: true, order }
    : plain;
}

/** Names of totals of an order, where a line has its own. */
const OF_AN_ORDER =
  /(?:^|_)(?:order|grand|invoice|receipt|basket|cart|checkout|bestell\w*|auftrags?\w*|rechnungs?\w*|commande|facture|pedido|ordine|fattura|ordre|tilauksen|zamowienia|objednavky|comanda|siparis|заказа|замовлення)(?:_|$)|订单金额|訂單金額|注文金額|請求金額|주문금액|결제금액/;

/** Whether the amount of a row is by its name that of an order, and equal on all rows of each, which follow each other. */
function hasRepeatedTotal(
  { header, rows }: Sample,
  order: number,
  later: readonly boolean[],
  amounts: readonly number[],
): boolean {
  const known = knownNames.fact_sales['amount'] ?? [];
  const [amount] = amounts.toSorted((a, b) => known.indexOf(nameAt(header, a)) - known.indexOf(nameAt(header, b)));
  if (amount === undefined || !OF_AN_ORDER.test(nameAt(header, amount))) return false;
  const starts = rows.filter((_, at) => later[at] !== true);
  const areTogether = new Set(starts.map((row) => row[order])).size === starts.length;
  return areTogether && rows.every((row, at) => later[at] !== true || row[amount] === rows[at - 1]?.[amount]);
}

function nameAt(header: readonly string[], index: number): string {
  return normalName(header[index] ?? '');
}

/** The column of order numbers: of its names one that is filled on some row above every blank; or one called name, of numbers. */
function orderColumn(sample: Sample, decided: string | null | undefined): number | null {
  if (decided === null) return null;
  if (decided !== undefined) return sample.header.indexOf(decided);
  const names = sample.header.map(normalName);
  const known = knownNames.fact_sales['order_id'] ?? [];
  const numbered = names.findIndex(
    (name, index) => name === 'name' && sample.rows.every((row) => /^$|^#?[\w-]*\d+$/.test(row[index] ?? '')),
  );
  if (numbered !== -1) return numbered;
  const found = known.map((name) => names.indexOf(name)).find((index) => index !== -1);
  return found ?? null;
}

/** Whether each row belongs to the order of the row above: it has the same number, or none. */
function laterRows({ rows }: Sample, order: number): boolean[] {
  let current = '';
  return rows.map((row) => {
    const number = row[order] ?? '';
    const isLater = current !== '' && (number === '' || number === current);
    if (!isLater) current = number;
    return isLater;
  });
}

function isAmount(name: string, decided: string | null | undefined): boolean {
  if (decided !== undefined) return name === decided;
  const normal = normalName(name);
  return knownNames.fact_sales['amount']?.includes(normal) === true || minorNames.includes(normal);
}

function only(sample: Sample, later: readonly boolean[], isLater: boolean): Sample {
  const has = (_: unknown, at: number): boolean => later[at] === isLater;
  return { ...sample, rows: sample.rows.filter(has), lines: sample.lines.filter(has) };
}

function share({ rows }: Sample, index: number): number {
  return rows.length === 0 ? 0 : rows.filter((row) => (row[index] ?? '') !== '').length / rows.length;
}

/** Whether each row below the first of an order has that one's time, or none. */
function areOfOneOrder({ header, rows }: Sample, later: readonly boolean[]): boolean {
  const time = header.findIndex((name) => knownNames.fact_sales['ts']?.includes(normalName(name)) === true);
  let first = '';
  return rows.every((row, at) => {
    if (later[at] !== true) first = row[time] ?? '';
    return time !== -1 && (row[time] === '' || row[time] === first);
  });
}

/** The rows with the blank cells of columns of the order filled from its first row. */
function filled(sample: Sample, later: readonly boolean[]): Sample {
  const ofOrder = sample.header.map((name) => {
    const normal = normalName(name);
    return OF_THE_ORDER.some((ours) => knownNames.fact_sales[ours]?.includes(normal) === true);
  });
  let first: readonly string[] = [];
  const rows = sample.rows.map((row, at) => {
    if (later[at] !== true) {
      first = row;
      return row;
    }
    return row.map((value, index) => (value === '' && ofOrder[index] === true ? (first[index] ?? '') : value));
  });
  return { ...sample, rows };
}
