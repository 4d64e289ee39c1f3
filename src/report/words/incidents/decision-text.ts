import type { Judged } from '../../../detect/verdict.ts';
import { isAverage } from '../../../detect/volume-noise.ts';
import type { Metric } from '../../../metrics/metric.ts';
import { distinctText, shareText } from '../format.ts';

/**
 * What several days together show: `the last 7 days average €47,300, 12% below the €53,700 that was forecast before them`; empty where one day
 * decided. The mean of averages, shares and quantiles is that of their days, whatever each was taken over, and says so.
 *
 * @param days how the days are called
 */
export function windowText(
  { value, window, expectation }: Pick<Judged, 'value' | 'window' | 'expectation'>,
  { unit, measure }: Pick<Metric, 'unit' | 'measure'>,
  currency: string,
  days = `the last ${window?.window_days ?? 0} days`,
): string {
  const errors = expectation.windows.find((one) => one.days === window?.window_days);
  if (!errors || errors.expected === 0) return '';
  const [actual, expected] = [errors.actual + value, errors.expected].map((sum) => sum / errors.known_days);
  if (actual === undefined || expected === undefined) return '';
  const text = distinctText([actual, expected], unit, currency);
  const share = shareText(Math.abs((actual - expected) / expected));
  const each = isAverage({ measure }) ? ', each counted alike,' : '';
  return `${days}${each} average ${text(actual)}, ${share} ${actual < expected ? 'below' : 'above'} the ${text(expected)} that was forecast before them`;
}
