import type { Business } from '../../../config/business.ts';
import type { Metric } from '../../../metrics/metric.ts';
import type { DayVerdict } from '../../../report/summary.ts';
import type { Database } from '../../../store/connect/database.ts';
import { grouped } from '../../../store/grouped.ts';
import { loadSlicesByGap, type FoundSlicesPage } from '../../../store/verdicts/load-slices-by-gap.ts';
import { loadSeriesVerdicts } from '../../../store/verdicts/load-series-verdicts.ts';
import { dayVerdicts } from './followed-series.ts';
import { RECENT_DAYS } from './metric-overviews.ts';
import { judgedSpan, type Snapshot } from '../snapshot.ts';

/** A slice at a glance. */
export interface SliceOverview {
  /** `dim=value` */
  readonly slice: string;
  /** Its last judged days, ascending; at least one. */
  readonly recent: readonly DayVerdict[];
}

/** The slices of a dimension, the largest gap of the last judged day first, in two statements. */
export async function sliceOverviews(
  db: Database,
  business: Business,
  snapshot: Snapshot,
  { metric, dimension }: { readonly metric: Metric; readonly dimension: string },
  page: FoundSlicesPage,
): Promise<SliceOverview[]> {
  const { judgedTo: day, runId } = snapshot;
  const slices = await loadSlicesByGap(db, { metric: metric.id, dimension, day, runId }, page);
  const keys = slices.map((slice) => ({ metric: metric.id, slice }));
  const span = judgedSpan(business, snapshot);
  const recent = grouped(
    dayVerdicts(business, await loadSeriesVerdicts(db, keys, span, RECENT_DAYS)),
    ({ slice }) => slice,
  );
  return slices.flatMap((slice) => {
    const days = recent.get(slice);
    return days ? [{ slice, recent: days }] : [];
  });
}
