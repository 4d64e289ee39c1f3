import type { DayVerdict } from '../summary.ts';

/** `Error rate`, or for a slice `Error rate, payment`, or `Error rate, service not given` where its value is empty. */
export function seriesTitle({ metric, slice }: Pick<DayVerdict, 'metric' | 'slice'>): string {
  if (slice === '') return metric.title;
  const [dimension, value] = [slice.slice(0, slice.indexOf('=')), slice.slice(slice.indexOf('=') + 1)];
  return `${metric.title}, ${value === '' ? `${dimension.replaceAll('_', ' ')} not given` : value}`;
}

/** The title within a sentence: `error rate, payment`; abbreviations such as `P95 latency` stay as they are. */
export function seriesInSentence(series: Pick<DayVerdict, 'metric' | 'slice'>): string {
  return titleInSentence(seriesTitle(series));
}

/**
 * A title within a sentence.
 * @example titleInSentence('Revenue') // 'revenue'
 * @example titleInSentence('P95 latency') // 'P95 latency'
 */
export function titleInSentence(title: string): string {
  return /^\p{Lu}\p{Ll}/u.test(title) ? `${title.charAt(0).toLowerCase()}${title.slice(1)}` : title;
}
