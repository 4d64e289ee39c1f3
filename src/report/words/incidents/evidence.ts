import type { Judged } from '../../../detect/verdict.ts';
import type { Metric } from '../../../metrics/metric.ts';
import { normalValues, rangeText } from '../range-text.ts';
import { deviationText, noticedText } from '../days/deviation-text.ts';
import { windowText } from './decision-text.ts';
import { limitText } from './limit-text.ts';
import { isAsExpected, judgedText } from '../days/judged-text.ts';

/**
 * How a judged value compares, without the value: `67% below expected (€22,896; normal range €16,877 to €31,063)`. Where several days decided,
 * they come first; a limit that is crossed, too.
 */
export function evidence(judged: Judged, metric: Metric, currency: string): string {
  const together = windowText(judged, metric, currency);
  const compared = comparedText(judged, metric, currency);
  const limit = limitText(judged, metric, currency);
  if (together !== '')
    return [together, limit, `the last day alone is ${compared}`].filter((part) => part !== '').join('; ');
  const parts = [limit, compared, noticedText(judged, metric)];
  return parts.filter((part) => part !== '').join('; ');
}

function comparedText(judged: Judged, metric: Metric, currency: string): string {
  const { value, expectation, deviation, status } = judged;
  const text = judgedText(judged, metric, currency);
  const expected = text(expectation.yhat);
  const range = rangeText(judged, metric, currency);
  const details = [...(text(value) === expected ? [] : [expected]), ...(range === '' ? [] : [range])].join('; ');
  const inBrackets = details === '' ? '' : ` (${details})`;
  if (isAsExpected(judged)) return `as expected${inBrackets}`;
  if (deviation === null) return `expected ${range === '' ? expected : `${expected}; ${range}`}`;
  if (status !== 'normal' || range === '')
    return `${deviationText(judged)} (${[expected, range].filter((part) => part !== '').join('; ')})`;
  return `${deviationText(judged)} (${expected}) and within the normal range (${normalValues(judged, metric, currency)})`;
}
