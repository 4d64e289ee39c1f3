import { thresholds } from './rule.ts';

/** What a day took, and in how many orders; null where it is not known. */
export interface OrdersOfDay {
  readonly money: number | null;
  readonly orders: number | null;
}

/** Counts of chance alone have a variance as large as their mean: under half of it in four weeks, one in seventy at most. */
const LEAST_DISPERSION = 0.5;
const LEAST_DAYS = 28;
/** The days whose money per order counts, and those whose number of orders shows what chance does to it. */
const RECENT_DAYS = 28;
const SPREAD_DAYS = 90;

/**
 * The expected number of orders behind a sum of money, by the money per order of the last days: 0 without money; null where no orders were
 * counted, or where their number varies less than chance would make it and hardly ever fell to none, such as one row with the total of each
 * day.
 *
 * @param days the last year, ascending
 *
 * @example ordersBehind([{ money: 60, orders: 3 }, { money: 20, orders: 1 }], 50) // 2.5
 */
export function ordersBehind(days: readonly OrdersOfDay[], yhat: number): number | null {
  const countsOf = (some: readonly OrdersOfDay[]): number[] => some.flatMap(({ orders }) => orders ?? []);
  const recent = days.slice(-RECENT_DAYS);
  const counts = countsOf(recent);
  if (counts.length === 0) return null;
  if (isSteady(countsOf(days.slice(-SPREAD_DAYS))) && emptyTimes(days) < thresholds.emptyTimesOfChance) return null;
  let money = 0;
  for (const day of recent) money += day.money ?? 0;
  return money > 0 ? (yhat * sum(counts)) / money : 0;
}

function isSteady(counts: readonly number[]): boolean {
  const mean = sum(counts) / counts.length;
  if (mean === 0 || counts.length < LEAST_DAYS) return false;
  const squares = sum(counts.map((count) => (count - mean) ** 2));
  return squares < LEAST_DISPERSION * mean * (counts.length - 1);
}

/** How many times in the span nothing was ordered, an outage of several days being one. A weekday that is mostly empty is closed. */
function emptyTimes(days: readonly OrdersOfDay[]): number {
  const isEmpty = (day: OrdersOfDay | undefined): boolean => day?.money === 0 && (day.orders ?? 0) === 0;
  const isClosed = Array.from({ length: 7 }, (_, weekday) => {
    const same = days.filter((_day, index) => index % 7 === weekday);
    return same.filter((day) => day.money === null || isEmpty(day)).length > same.length / 2;
  });
  return days.filter((day, index) => !isClosed[index % 7] && isEmpty(day) && !isEmpty(days[index - 1])).length;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
