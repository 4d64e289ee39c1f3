import { createHash } from 'node:crypto';
import type { EnsembleCache } from '../../forecast/ensemble/rolling-forecast.ts';
import type { Series } from '../../metrics/series.ts';
import type { StoredEnsembleCache } from '../../store/ensemble-cache/ensemble-cache.ts';

/** What is remembered of a series, if its days are still those that it was worked out from. */
export function restoredCache(stored: StoredEnsembleCache | undefined, series: Series): EnsembleCache | null {
  const holds = stored && stored.days <= series.values.length && stored.digest === digest(series, stored.days);
  return holds ? (JSON.parse(stored.memory) as EnsembleCache) : null;
}

/** A memory as it is kept. */
export function storedCache(series: Series, modelVersion: string, memory: EnsembleCache): StoredEnsembleCache {
  const days = series.values.length;
  return {
    metric: series.metric.id,
    slice: series.slice,
    modelVersion,
    days,
    digest: digest(series, days),
    memory: JSON.stringify(memory),
  };
}

/** Of all that the first days of a series are forecast from. */
function digest({ start, values, closed, metric }: Series, days: number): string {
  const known = [metric.nonNegative, start, values.slice(0, days), closed.slice(0, days)];
  return createHash('sha256').update(JSON.stringify(known)).digest('hex');
}
