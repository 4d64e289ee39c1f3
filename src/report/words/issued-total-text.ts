import type { Day } from '../../calendar/day.ts';
import type { Unit } from '../../metrics/metric.ts';
import { valueText } from './format.ts';

/** What was said of the sum of some days on the first of them, and what it was. */
export interface IssuedTotal {
  /** The first and the last of them. */
  readonly from: Day;
  readonly to: Day;
  /** The 80 % range that was said. */
  readonly lower: number;
  readonly upper: number;
  readonly actual: number;
}

/** `30 days ago it said €598,020 to €645,100; it was €612,400` */
export function issuedTotalText({ from, to, lower, upper, actual }: IssuedTotal, unit: Unit, currency: string): string {
  const [low, high, came] = [lower, upper, actual].map((value) => valueText(value, unit, currency));
  return `${to - from + 1} days ago it said ${low ?? ''} to ${high ?? ''}; it was ${came ?? ''}`;
}
