import type { Judged } from '../../detect/verdict.ts';
import type { Metric } from '../../metrics/metric.ts';
import { shareText, valueText } from './format.ts';

/** `€38,420, 27% below expected (€52,600; normal range €46,900 to €58,400)` */
export function comparison(judged: Judged, metric: Metric, currency: string): string {
  const { value, expectation, deviation, status } = judged;
  const amount = valueText(value, metric.unit, currency);
  const expected = valueText(expectation.yhat, metric.unit, currency);
  const range = rangeText(judged, metric, currency);
  const evidence = range === '' ? expected : `${expected}; ${range}`;
  if (deviation === null) return `${amount}, expected ${evidence}`;
  if (amount === expected && status === 'normal') return `${amount}, as expected${range === '' ? '' : ` (${range})`}`;
  return `${amount}, ${shareText(Math.abs(deviation))} ${deviation < 0 ? 'below' : 'above'} expected (${evidence})`;
}

/** The Normal values in words; empty if the day had no boundaries. */
export function rangeText({ expectation }: Judged, metric: Metric, currency: string): string {
  const { warning_lower: lower, warning_upper: upper } = expectation;
  if (lower !== null && upper !== null) {
    return `normal range ${valueText(lower, metric.unit, currency)} to ${valueText(upper, metric.unit, currency)}`;
  }
  if (upper !== null) return `at most ${valueText(upper, metric.unit, currency)} is normal`;
  return lower === null ? '' : `at least ${valueText(lower, metric.unit, currency)} is normal`;
}

/** The signed difference from the expected value: `−€14,180`, or `+1.9 points` for a share. */
export function gapText({ value, expectation }: Judged, metric: Metric, currency: string): string {
  const gap = value - expectation.yhat;
  const sign = gap > 0 ? '+' : '';
  if (metric.unit !== 'share') return `${sign}${valueText(gap, metric.unit, currency)}`;
  return `${sign}${shareText(gap).replace('%', ' points')}`;
}
