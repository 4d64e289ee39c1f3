import type { RollingForecast } from '../forecast/ensemble/rolling-forecast.ts';
import { thresholds } from './rule.ts';

/** As the usual week is that of the last four. */
const DAYS_OF_MONTH = 28;

/** Judging asks for one day after another: their counts differ by one day. */
const nearZeroDays = new WeakMap<RollingForecast, { readonly known: number[]; readonly nearZero: number[] }>();

/**
 * By the days before that have a forecast, without outliers: one outage does not make the next one usual. Days on which little was expected
 * anyway, such as Sundays with hardly any trade, say nothing about the others.
 */
export function nearZeroIsRare(rolling: RollingForecast, index: number): boolean {
  const counts = nearZeroDays.get(rolling) ?? nearZeroCounts(rolling);
  nearZeroDays.set(rolling, counts);
  return (counts.nearZero[index] ?? 0) <= thresholds.nearZeroRarity * (counts.known[index] ?? 0);
}

/** How many days before each element have a forecast that counts, and how many of them were nearly nothing. */
function nearZeroCounts({ history: { values }, screening }: RollingForecast): { known: number[]; nearZero: number[] } {
  const [known, nearZero] = [[0], [0]];
  let month = 0;
  for (const [day, value] of values.entries()) {
    const expected = screening.yhat[day] ?? null;
    const little = (thresholds.littleExpected * Math.abs(month)) / DAYS_OF_MONTH;
    month += (value ?? 0) - (values[day - DAYS_OF_MONTH] ?? 0);
    const counts = value !== null && expected !== null && expected > 0 && expected >= little;
    const isKnown = counts && screening.weights[day] !== 0;
    known.push((known[day] ?? 0) + Number(isKnown));
    nearZero.push((nearZero[day] ?? 0) + Number(isKnown && value <= thresholds.nearZero * expected));
  }
  return { known, nearZero };
}
