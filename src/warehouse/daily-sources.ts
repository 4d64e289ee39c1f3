import type { Measure } from '../metrics/metric.ts';
import type { Source } from './source.ts';

/** The sources of daily values that a measure is made from: those that declare its value, if `where` names sources the ones among them. */
export function dailySourcesOf<T extends Pick<Source, 'id' | 'daily'>>(
  { table, column = '', where }: Measure,
  sources: readonly T[],
): T[] {
  if (table !== 'daily_values') return [];
  return sources.filter(
    ({ id, daily }) =>
      daily !== undefined && Object.hasOwn(daily.measures, column) && where?.['source']?.includes(id) !== false,
  );
}
