import { MOSTLY_ZERO } from '../forecast/intervals/one-day-band.ts';
import { zeroShare } from '../forecast/zero-share.ts';
import { thresholds, type Rule } from './rule.ts';
import { tradingDays } from './trading-days.ts';
import { isAverage } from './volume-noise.ts';

/** What days took, and in how many orders; null where it is not known. */
export interface Orders {
  readonly money: readonly (number | null)[];
  readonly orders: readonly (number | null)[];
}

/** Days from element `from` to the one before `to`. */
interface Days extends Orders {
  readonly from: number;
  readonly to: number;
}

/** Counts of chance alone have a variance as large as their mean: under half of it in four weeks, one in seventy at most. */
const LEAST_DISPERSION = 0.5;
const LEAST_DAYS = 28;
/** The days whose money per order counts, and those whose number of orders shows what chance does to it. */
const RECENT_DAYS = 28;
const SPREAD_DAYS = 90;

const DAYS_OF_YEAR = 364;

/**
 * The money of an order before element `index`; null where orders are not counted. Where hardly any day has an amount, each that has one
 * stands for an order: then chance decides on which days they are.
 *
 * @param orders one a value
 */
export function orderSize(
  values: readonly (number | null)[],
  orders: readonly (number | null)[],
  index: number,
  rule: Rule,
): number | null {
  if (rule.countedBy !== undefined) return moneyPerOrder({ money: values, orders }, index);
  if (rule.unit !== 'currency' || isAverage(rule) || zeroShare(values, index) <= MOSTLY_ZERO) return null;
  return tradingDays(values, index).each;
}

/**
 * The money of an order in the year before element `index`, by its last four weeks, or by all of it where these had none: 0 without money;
 * null where no orders were counted, or where their number varies less than chance would make it and hardly ever fell to none, such as one
 * row with the total of each day.
 *
 * @example moneyPerOrder({ money: [60, 20], orders: [3, 1] }, 2) // 20
 */
export function moneyPerOrder({ money, orders }: Orders, index: number): number | null {
  const latest = (count: number): Days => ({ money, orders, from: Math.max(0, index - count), to: index });
  const [recent, year] = [latest(RECENT_DAYS), latest(DAYS_OF_YEAR)];
  if (countsOf(recent).length === 0) return null;
  if (isSteady(countsOf(latest(SPREAD_DAYS))) && emptyTimes(year) < thresholds.emptyTimesOfChance) return null;
  return meanOf(recent) || meanOf(year);
}

function countsOf({ orders, from, to }: Days): number[] {
  return orders.slice(from, to).filter((count) => count !== null);
}

/** The money of all orders divided by their number; 0 without money. */
function meanOf({ money, orders, from, to }: Days): number {
  let [taken, count] = [0, 0];
  for (let day = from; day < to; day++) {
    taken += money[day] ?? 0;
    count += orders[day] ?? 0;
  }
  return taken > 0 && count > 0 ? taken / count : 0;
}

function isSteady(counts: readonly number[]): boolean {
  const mean = sum(counts) / counts.length;
  if (mean === 0 || counts.length < LEAST_DAYS) return false;
  const squares = sum(counts.map((count) => (count - mean) ** 2));
  return squares < LEAST_DISPERSION * mean * (counts.length - 1);
}

/** How many times in the span nothing was ordered, an outage of several days being one. A weekday that is mostly empty is closed. */
function emptyTimes({ money, orders, from, to }: Days): number {
  const isEmpty = (day: number): boolean => day >= from && money[day] === 0 && (orders[day] ?? 0) === 0;
  const isClosed = Array.from({ length: 7 }, (_, weekday) => {
    let [days, closed] = [0, 0];
    for (let day = from + weekday; day < to; day += 7) {
      days++;
      if ((money[day] ?? null) === null || isEmpty(day)) closed++;
    }
    return closed > days / 2;
  });
  let times = 0;
  for (let day = from; day < to; day++) if (!isClosed[(day - from) % 7] && isEmpty(day) && !isEmpty(day - 1)) times++;
  return times;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
