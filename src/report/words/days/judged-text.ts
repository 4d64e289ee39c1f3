import { crossedLimit } from '../../../detect/judge.ts';
import type { Judged, Verdict } from '../../../detect/verdict.ts';
import type { Metric } from '../../../metrics/metric.ts';
import { distinctText } from '../format.ts';

type Compared = Pick<Judged, 'value' | 'status' | 'expectation' | 'window'>;

/** How the value of a judged day, its expected value and its boundaries are written beside each other. */
export function judgedText(
  { value, expectation }: Pick<Verdict, 'value' | 'expectation'>,
  { unit, limit }: Pick<Metric, 'unit' | 'limit'>,
  currency: string,
): (value: number) => string {
  const { yhat, warning_lower, warning_upper } = expectation ?? {
    yhat: null,
    warning_lower: null,
    warning_upper: null,
  };
  const crossed = value === null ? null : crossedLimit(value, limit);
  const bound = crossed === null ? null : (limit?.[crossed] ?? null);
  const values = [value, yhat, warning_lower, warning_upper, bound].filter((number) => number !== null);
  return distinctText(values, unit, currency);
}

/** Whether a day is as expected, Normal or an alert by the days before it: within the 80 % band. */
export function isAsExpected({ value, status, expectation, window }: Compared): boolean {
  return (status === 'normal' || window !== null) && isWithin80(value, expectation.yhat, expectation.intervals);
}

/** Whether a value is within the 80 % band; without a band, whether it is the expected value. */
export function isWithin80(
  value: number,
  yhat: number,
  intervals: readonly { readonly level: number; readonly lower: number; readonly upper: number }[],
): boolean {
  const band = intervals.find(({ level }) => level === 0.8);
  return value === yhat || (band !== undefined && value >= band.lower && value <= band.upper);
}
