/** What a day took, and in how many orders; null where it is not known. */
export interface OrdersOfDay {
  readonly money: number | null;
  readonly orders: number | null;
}

/** Counts of chance alone have a variance as large as their mean: under half of it in four weeks, one in seventy at most. */
const LEAST_DISPERSION = 0.5;
const LEAST_DAYS = 28;

/**
 * The expected number of orders behind a sum of money, by the money per order of the last days: 0 without money; null where no orders were
 * counted, or where their number varies less than chance would make it, such as one row with the total of each day.
 *
 * @example ordersBehind([{ money: 60, orders: 3 }, { money: 20, orders: 1 }], 50) // 2.5
 */
export function ordersBehind(days: readonly OrdersOfDay[], yhat: number): number | null {
  const counts = days.flatMap(({ orders }) => (orders === null ? [] : [orders]));
  if (counts.length === 0 || isSteady(counts)) return null;
  let money = 0;
  for (const day of days) money += day.money ?? 0;
  return money > 0 ? (yhat * sum(counts)) / money : 0;
}

function isSteady(counts: readonly number[]): boolean {
  const mean = sum(counts) / counts.length;
  if (mean === 0 || counts.length < LEAST_DAYS) return false;
  const squares = sum(counts.map((count) => (count - mean) ** 2));
  return squares < LEAST_DISPERSION * mean * (counts.length - 1);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
