import type { Business } from '../../../config/business.ts';
import type { Metric } from '../../../metrics/metric.ts';
import type { Presence } from '../../../metrics/presence.ts';
import type { DayVerdict } from '../../../report/summary.ts';
import type { Database } from '../../../store/connect/database.ts';
import { grouped } from '../../../store/grouped.ts';
import { loadSeriesVerdicts } from '../../../store/verdicts/load-series-verdicts.ts';
import { loadSlices } from '../../../store/verdicts/load-slices.ts';
import { dayVerdicts, followedSeries } from './followed-series.ts';
import { neverJudged } from './series-report.ts';
import { judgedSpan, type Snapshot } from '../snapshot.ts';
import { staleDays } from './withheld.ts';

/** A whole metric at a glance. */
export interface MetricOverview {
  readonly metric: Metric;
  readonly presence: Presence;
  /** Its last judged days, ascending; at least one. */
  readonly recent: readonly DayVerdict[];
  /** The first of its slices, in their order. */
  readonly slices: readonly string[];
  readonly sliceCount: number;
}

export const RECENT_DAYS = 28;
/** How many slices an overview names; a list of its own has all. */
const SLICES_NAMED = 1000;

/** The metrics in the order of the catalogue, in two statements, however many slices there are. */
export async function metricOverviews(
  db: Database,
  business: Business,
  snapshot: Snapshot,
  presence: ReadonlyMap<string, Presence>,
): Promise<MetricOverview[]> {
  const span = judgedSpan(business, snapshot);
  const whole = business.metrics.map(({ id }) => ({ metric: id, slice: '' }));
  const recent = grouped(
    dayVerdicts(business, await loadSeriesVerdicts(db, whole, span, RECENT_DAYS)),
    ({ metric }) => metric.id,
  );
  const slices = await loadSlices(db, followedSeries(business), span, { limit: SLICES_NAMED, offset: 0 });
  return business.metrics.flatMap((metric) => {
    const is = presence.get(metric.id) ?? 'present';
    const days = is === 'present' ? recent.get(metric.id) : undefined;
    if (!days) {
      const none = [neverJudged(metric, snapshot.fresh.lastClosed, is)];
      return [{ metric, presence: is, recent: none, slices: [], sliceCount: 0 }];
    }
    const own = slices.get(metric.id);
    const recentDays = snapshot.staleness ? staleDays(days, snapshot.fresh.lastClosed).slice(-RECENT_DAYS) : days;
    return [{ metric, presence: is, recent: recentDays, slices: own?.slices ?? [], sliceCount: own?.count ?? 0 }];
  });
}
