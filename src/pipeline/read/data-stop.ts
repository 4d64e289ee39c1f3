import { businessDay, zone } from '../../calendar/zone.ts';
import type { Business } from '../../config/business.ts';
import type { DataStop } from '../../report/data-stop.ts';
import { sourcesBehind } from '../sources-behind.ts';
import type { Snapshot } from './snapshot.ts';

/** How many open days a source behind a metric is usually silent at most; of several, the one that is silent longest. */
export function usualSilence(business: Business, { fresh }: Snapshot, metricId: string): number {
  const metric = business.metrics.find(({ id }) => id === metricId);
  const silences = metric
    ? sourcesBehind(metric, business).map(({ id }) => fresh.sources.get(id)?.usualSilence ?? 0)
    : [];
  return Math.max(0, ...silences);
}

/** The sources without rows on the last closed day that should have some; null if there are none, or the run that would know is late. */
export function dataStop(business: Business, { asOf, fresh, staleness }: Snapshot, revenueId: string): DataStop | null {
  if (staleness) return null;
  const stopped = Array.from(fresh.sources, ([id, source]) => ({ id, ...source }))
    .flatMap((source) => (source.lastDay === null ? [] : [{ ...source, lastDay: source.lastDay }]))
    .filter(({ through, lastDay }) => lastDay < fresh.lastClosed && (through === null || through < fresh.lastClosed))
    .sort((a, b) => a.lastDay - b.lastDay);
  const [first] = stopped;
  if (!first) return null;
  const revenue = business.metrics.find(({ id }) => id === revenueId);
  const behind = new Set(revenue ? sourcesBehind(revenue, business).map(({ id }) => id) : []);
  return {
    sources: stopped.map(({ id }) => id),
    isAll: stopped.length === fresh.sources.size,
    isRevenue: stopped.some(({ id }) => behind.has(id)),
    lastDay: first.lastDay,
    isSameDay: stopped.every(({ lastDay }) => lastDay === first.lastDay),
    daysAgo: businessDay(asOf.getTime(), zone(business.zone)) - first.lastDay,
    usualSilence: first.usualSilence,
  };
}
