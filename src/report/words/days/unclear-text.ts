import type { Verdict } from '../../../detect/verdict.ts';
import type { Metric } from '../../../metrics/metric.ts';
import { judgedText } from './judged-text.ts';
import { seriesInSentence } from '../series-title.ts';

/** A day of a series that can't be judged by the day: `€0.00 (€43.63 expected); revenue varies too much to be judged by the day`. */
export function unclearText(verdict: Verdict, metric: Metric, currency: string): string {
  const { value, expectation } = verdict;
  if (value === null || expectation === null) return 'an unknown value';
  const text = judgedText(verdict, metric, currency);
  return `${text(value)} (${text(expectation.yhat)} expected); ${reason(verdict, metric)}`;
}

/** The same without the value. */
export function unclearReason(verdict: Verdict, metric: Metric, currency: string): string {
  const { expectation } = verdict;
  if (expectation === null) return reason(verdict, metric);
  return `${judgedText(verdict, metric, currency)(expectation.yhat)} expected; ${reason(verdict, metric)}`;
}

function reason({ expectation }: Verdict, metric: Metric): string {
  return expectation?.spread === 0
    ? 'no day has differed yet, so nothing shows how much would be unusual'
    : `${seriesInSentence({ metric, slice: '' })} varies too much to be judged by the day`;
}
