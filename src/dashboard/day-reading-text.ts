import { valueText } from '../report/format.ts';
import type { ChartDay } from './chart-day.ts';
import { dayOfText } from './day-of-text.ts';

/** A day of a chart in words: `Mon 21 Sep: Critical, €38,420, 27% below expected (€52,600)`. */
export function dayReadingText(day: ChartDay, currency: string): string {
  const state = day.verdict?.state ?? (day.ahead ? 'Forecast' : 'No data');
  return `${dayOfText(day.ds, day.ds)}: ${state}, ${dayEvidence(day, currency)}`;
}

/** The numbers of a day. */
export function dayEvidence({ verdict, ahead }: ChartDay, currency: string): string {
  const money = (value: number): string => valueText(value, 'currency', currency);
  if (verdict) {
    if (verdict.value === null) return 'nothing is known';
    return verdict.evidence === null ? verdict.value : `${verdict.value}, ${verdict.evidence}`;
  }
  return ahead
    ? `${money(ahead.yhat)} expected, 95% band ${money(ahead.yhat_lower)} to ${money(ahead.yhat_upper)}`
    : 'nothing is known';
}
