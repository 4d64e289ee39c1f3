import { crossedLimit } from '../../../detect/judge.ts';
import type { Judged } from '../../../detect/verdict.ts';
import type { Metric } from '../../../metrics/metric.ts';
import { judgedText } from '../days/judged-text.ts';

/** `above the limit of 2%`; empty for a value within it, and without one. */
export function limitText(
  judged: Pick<Judged, 'value' | 'expectation'>,
  metric: Pick<Metric, 'unit' | 'limit'>,
  currency: string,
): string {
  const crossed = crossedLimit(judged.value, metric.limit);
  const bound = crossed === null ? undefined : metric.limit?.[crossed];
  if (bound === undefined) return '';
  return `${crossed} the limit of ${roundText(judgedText(judged, metric, currency)(bound))}`;
}

/**
 * A limit is a round number: `2%`, not `2.0%`. Groups of digits have three zeros.
 * @example roundText('1,000%') // '1,000%'
 */
export function roundText(limit: string): string {
  return limit.replace(/[.,]0{1,2}(?=%)/, '');
}
