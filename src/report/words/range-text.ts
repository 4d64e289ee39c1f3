import type { Judged } from '../../detect/verdict.ts';
import type { Metric } from '../../metrics/metric.ts';
import { judgedText } from './days/judged-text.ts';

/** The Normal values in words; empty if the day had no boundaries. */
export function rangeText(judged: Judged, metric: Metric, currency: string): string {
  const range = normalValues(judged, metric, currency);
  if (range === '') return '';
  const { warning_lower: lower, warning_upper: upper } = judged.expectation;
  return lower !== null && upper !== null ? `normal range ${range}` : `${range} is normal`;
}

/** `€46,900 to €58,400`, `at most 0.6%`; empty if the day had no boundaries. */
export function normalValues(judged: Judged, metric: Metric, currency: string): string {
  const { warning_lower: lower, warning_upper: upper } = judged.expectation;
  const text = judgedText(judged, metric, currency);
  if (lower !== null && upper !== null) return `${text(lower)} to ${text(upper)}`;
  if (upper !== null) return `at most ${text(upper)}`;
  return lower === null ? '' : `at least ${text(lower)}`;
}
