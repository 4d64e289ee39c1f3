import type { Day } from '../../calendar/day.ts';
import type { Unit } from '../../metrics/metric.ts';
import { distinctRange, distinctText } from './format.ts';

/** The forecast of the sum of some days, issued on the first of them, and the actual sum. */
export interface IssuedTotal {
  /** The first and the last of the days. */
  readonly from: Day;
  readonly to: Day;
  /** The 80 % range of the forecast. */
  readonly lower: number;
  readonly upper: number;
  readonly actual: number;
}

/** `30 days ago the 30-day forecast was €598,020 to €645,100; the actual was €612,400` */
export function issuedTotalText({ from, to, lower, upper, actual }: IssuedTotal, unit: Unit, currency: string): string {
  const days = to - from + 1;
  const value = distinctText([lower, upper], unit, currency)(actual);
  return `${days} days ago the ${days}-day forecast was ${distinctRange([lower, upper], unit, currency)}; the actual was ${value}`;
}
