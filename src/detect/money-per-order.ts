import { MOSTLY_ZERO } from '../forecast/intervals/one-day-band.ts';
import { zeroShare } from '../forecast/zero-share.ts';
import { thresholds, type Rule } from './rule.ts';
import { tradingDays } from './trading-days.ts';
import { isAverage } from './volume-noise.ts';

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
  if (rule.countedBy !== undefined) {
    const first = Math.max(0, index - DAYS_OF_YEAR);
    return moneyPerOrder(
      values.slice(first, index).map((money, past) => ({ money, orders: orders[first + past] ?? null })),
    );
  }
  if (rule.unit !== 'currency' || isAverage(rule) || zeroShare(values, index) <= MOSTLY_ZERO) return null;
  return tradingDays(values, index).each;
}

/**
 * The money of an order, by the last four weeks, or by the whole year where these had none: 0 without money; null where no orders were
 * counted, or where their number varies less than chance would make it and hardly ever fell to none, such as one row with the total of each
 * day.
 *
 * @param days the last year, ascending
 *
 * @example moneyPerOrder([{ money: 60, orders: 3 }, { money: 20, orders: 1 }]) // 20
 */
export function moneyPerOrder(days: readonly OrdersOfDay[]): number | null {
  const countsOf = (some: readonly OrdersOfDay[]): number[] => some.flatMap(({ orders }) => orders ?? []);
  const recent = days.slice(-RECENT_DAYS);
  if (countsOf(recent).length === 0) return null;
  if (isSteady(countsOf(days.slice(-SPREAD_DAYS))) && emptyTimes(days) < thresholds.emptyTimesOfChance) return null;
  return meanOf(recent) || meanOf(days);
}

/** The money of all orders divided by their number; 0 without money. */
function meanOf(days: readonly OrdersOfDay[]): number {
  const money = sum(days.map((day) => day.money ?? 0));
  const orders = sum(days.map((day) => day.orders ?? 0));
  return money > 0 && orders > 0 ? money / orders : 0;
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
