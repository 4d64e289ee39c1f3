import { isoDay } from '../../calendar/day.ts';
import { hasSliceLimits } from '../../metrics/metric.ts';
import { isOperational } from '../../pipeline/read/series/followed-series.ts';
import type { MetricOverview } from '../../pipeline/read/series/metric-overviews.ts';
import { withheld } from '../../pipeline/read/series/withheld.ts';
import type { DayVerdict } from '../../report/summary.ts';
import { limitJson } from '../shared/limit.ts';
import { verdictJson } from '../shared/verdict-json.ts';
import type { MetricJson } from './schema.ts';

/**
 * Nothing for a metric without a judged day.
 * @param isStale whether the latest verdict is withheld
 */
export function metricJson(
  { metric, presence, recent, slices, sliceCount }: MetricOverview,
  currency: string,
  isStale: boolean,
): MetricJson[] {
  const latest = recent.at(-1);
  if (!latest) return [];
  return [
    {
      id: metric.id,
      title: metric.title,
      unit: metric.unit,
      direction: metric.direction,
      limit: limitJson(metric),
      has_slice_limits: hasSliceLimits(metric),
      presence,
      area: isOperational(metric) ? 'operations' : 'business',
      dimensions: [...metric.dimensions],
      owner: metric.owner,
      slices: [...slices],
      slice_count: sliceCount,
      latest: verdictJson(isStale ? withheld(latest) : latest, currency),
      recent: recentJson(recent),
    },
  ];
}

/** The values of the last days with their Normal range. */
export function recentJson(recent: readonly DayVerdict[]): MetricJson['recent'] {
  return recent.map(({ day, verdict }) => ({
    ds: isoDay(day),
    y: verdict.value,
    warning_lower: verdict.expectation?.warning_lower ?? null,
    warning_upper: verdict.expectation?.warning_upper ?? null,
  }));
}
