import type { Business } from '../../config/business.ts';
import { metricThrough } from '../freshness.ts';
import { sourcesBehind } from '../sources-behind.ts';
import type { Snapshot } from './snapshot.ts';

/** Whether the last closed day of revenue can't be judged, because a source behind it has not delivered all of it. */
export function isRevenueLate(business: Business, { fresh }: Pick<Snapshot, 'fresh'>, revenueId: string): boolean {
  const revenue = business.metrics.find(({ id }) => id === revenueId);
  if (!revenue || sourcesBehind(revenue, business).length === 0) return false;
  const through = metricThrough(revenue, business, fresh);
  return through === null || through < fresh.lastClosed;
}
