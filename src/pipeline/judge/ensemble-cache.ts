import { createHash } from 'node:crypto';
import type { RollingMemory } from '../../forecast/ensemble/rolling-forecast.ts';
import type { Series } from '../../metrics/series.ts';
import type { StoredMemory } from '../../store/ensemble-cache/ensemble-cache.ts';

/** What is remembered of a series, if its days are still those that it was worked out from. */
export function remembered(stored: StoredMemory | undefined, series: Series): RollingMemory | null {
  const holds = stored && stored.days <= series.values.length && stored.digest === digest(series, stored.days);
  return holds ? (JSON.parse(stored.memory) as RollingMemory) : null;
}

/** A memory as it is kept. */
export function toKeep(series: Series, modelVersion: string, memory: RollingMemory): StoredMemory {
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
