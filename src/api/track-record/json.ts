import { isoDay } from '../../calendar/day.ts';
import type { Metric } from '../../metrics/metric.ts';
import { issuedTotalText, type IssuedTotal } from '../../report/words/issued-total-text.ts';
import type { IssuedTotalJson } from './schema.ts';

export function issuedTotalJson(total: IssuedTotal, { unit }: Metric, currency: string): IssuedTotalJson {
  const { from, to, lower, upper, actual } = total;
  return { from: isoDay(from), to: isoDay(to), lower, upper, actual, sentence: issuedTotalText(total, unit, currency) };
}
