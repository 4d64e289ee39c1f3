import type { Judged } from '../../detect/verdict.ts';
import type { Metric } from '../../metrics/metric.ts';
import { rangeText } from './comparison.ts';
import { shareText, valueText } from './format.ts';

/** From twice the expected value on, the value itself is clearer than a percentage such as "6,025% above". */
const LARGEST_DEVIATION_SHOWN = 1;

/** How a judged value compares, without the value: `67% below expected (€22,896); normal range €16,877 to €31,063`. */
export function evidence(judged: Judged, metric: Metric, currency: string): string {
  const { value, expectation, deviation } = judged;
  const expected = valueText(expectation.yhat, metric.unit, currency);
  const range = rangeText(judged, metric, currency);
  const withRange = (text: string): string => (range === '' ? text : `${text}; ${range}`);
  if (valueText(value, metric.unit, currency) === expected) return withRange('as expected');
  if (deviation === null || deviation >= LARGEST_DEVIATION_SHOWN) return withRange(`${expected} expected`);
  const side = deviation < 0 ? 'below' : 'above';
  return withRange(`${shareText(Math.abs(deviation))} ${side} expected (${expected})`);
}
