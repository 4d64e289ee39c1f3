import type { DayVerdict } from '../summary.ts';

type NamedSeries = Pick<DayVerdict, 'metric' | 'slice'>;

/**
 * As a heading: `Error rate`, or for a slice `Error rate (payment)`, or `Error rate (service not given)` where its value is empty. With a comma
 * it would read as two items of a list.
 */
export function seriesTitle({ metric, slice }: NamedSeries): string {
  return slice === '' ? metric.title : `${metric.title} (${sliceText(slice)})`;
}

/** The title within a sentence: `error rate (payment)`; abbreviations such as `P95 latency` stay as they are. */
export function seriesInSentence({ metric, slice }: NamedSeries): string {
  const title = titleInSentence(metric.title);
  return slice === '' ? title : `${title} (${sliceText(slice)})`;
}

function sliceText(slice: string): string {
  const [dimension, value] = [slice.slice(0, slice.indexOf('=')), slice.slice(slice.indexOf('=') + 1)];
  return value === '' ? `${dimension.replaceAll('_', ' ')} not given` : value;
}

/**
 * A title within a sentence.
 * @example titleInSentence('Revenue') // 'revenue'
 * @example titleInSentence('P95 latency') // 'P95 latency'
 */
export function titleInSentence(title: string): string {
  return /^\p{Lu}\p{Ll}/u.test(title) ? `${title.charAt(0).toLowerCase()}${title.slice(1)}` : title;
}
