import { quantile } from '../../stats/quantile.ts';
import type { SeasonalSeries } from './seasonal-series.ts';

/** A level and how far each weekday, Monday first, usually lies from it, on the scale of the series. */
export interface WeeklyShape {
  readonly level: number;
  readonly season: Float64Array;
}

/**
 * The weekly shape of some days of a series: per weekday the median difference between a day and the mean of the week around it, so that
 * neither a trend nor a few outliers change it. Null without a known day.
 *
 * @param from the first element
 * @param to the element after the last
 */
export function weeklyShape(series: SeasonalSeries, from: number, to: number): WeeklyShape | null {
  const first = Math.max(0, from);
  const end = Math.min(to, series.values.length);
  const width = Math.min(end - first, series.isOpen.filter(Boolean).length);
  const byWeekday: number[][] = Array.from({ length: 7 }, () => []);
  for (let index = first; index < end; index++) {
    if (!series.isKnown[index]) continue;
    const begin = Math.max(first, Math.min(end - width, index - Math.floor(width / 2)));
    byWeekday[series.weekdays[index] ?? 0]?.push((series.values[index] ?? 0) - meanOf(series, begin, begin + width));
  }
  const medians = byWeekday.map((deviations) => quantile(deviations, 0.5));
  const known = medians.filter((median) => median !== null);
  const middle = known.reduce((sum, median) => sum + median, 0) / known.length;
  const season = Float64Array.from(medians, (median) => (median === null ? 0 : median - middle));
  const levels: number[] = [];
  for (let index = first; index < end; index++)
    if (series.isKnown[index]) levels.push((series.values[index] ?? 0) - (season[series.weekdays[index] ?? 0] ?? 0));
  const level = quantile(levels, 0.5);
  return level === null ? null : { level, season };
}

/** Of the known days from `begin` to before `end`, of which there is at least one. */
function meanOf({ values, isKnown }: SeasonalSeries, begin: number, end: number): number {
  let sum = 0;
  let count = 0;
  for (let index = begin; index < end; index++) {
    if (!isKnown[index]) continue;
    sum += values[index] ?? 0;
    count++;
  }
  return sum / count;
}
