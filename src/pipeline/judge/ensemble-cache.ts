import { createHash } from 'node:crypto';
import { addDays } from '../../calendar/day.ts';
import type { EnsembleCache } from '../../forecast/ensemble/rolling-forecast.ts';
import type { History } from '../../forecast/model.ts';
import type { Series } from '../../metrics/series.ts';
import type { StoredEnsembleCache } from '../../store/ensemble-cache/cache-row.ts';

/**
 * The stored cache of a series, if the days that it was computed from have not changed.
 * @param whole those of the whole metric, where a slice was forecast with them
 */
export function restoredCache(
  stored: StoredEnsembleCache | null | undefined,
  series: Series,
  whole: History | null = null,
): EnsembleCache | null {
  const holds = stored && stored.days <= series.values.length && stored.digest === digest(series, stored.days, whole);
  return holds ? (JSON.parse(stored.cache) as EnsembleCache) : null;
}

/** The cache of a series as the store keeps it. */
export function storedCache(
  series: Series,
  modelVersion: string,
  cache: EnsembleCache,
  whole: History | null = null,
): StoredEnsembleCache {
  const days = series.values.length;
  return {
    metric: series.metric.id,
    slice: series.slice,
    modelVersion,
    days,
    digest: digest(series, days, whole),
    cache: JSON.stringify(cache),
  };
}

/** Digest of everything that the forecasts of the first `days` depend on. */
function digest({ start, values, closed, metric, faulty = [] }: Series, days: number, whole: History | null): string {
  const end = addDays(start, days);
  const wrong = faulty.filter((day) => day >= start && day < end);
  const ofWhole = whole && [whole.start, whole.values.slice(0, end - whole.start)];
  const known = [metric.nonNegative, start, values.slice(0, days), closed.slice(0, days), wrong, ofWhole];
  return createHash('sha256').update(JSON.stringify(known)).digest('hex');
}
