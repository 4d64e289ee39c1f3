import { addDays, type Day } from '../../../calendar/day.ts';
import { naiveErrorOf, seasonalLag } from '../../../forecast/evaluation/naive-error.ts';
import { scores, type Score } from '../../../forecast/evaluation/scores.ts';
import { addsUp } from '../../../metrics/metric.ts';
import type { IssuedTotal } from '../../../report/words/issued-total-text.ts';
import type { Business } from '../../../config/business.ts';
import type { Database } from '../../../store/connect/database.ts';
import { loadIssuedForecasts } from '../../../store/forecasts/load-issued-forecasts.ts';
import { loadTotalForecasts } from '../../../store/total-forecasts/load-total-forecasts.ts';
import { metricThrough } from '../../freshness.ts';
import { valuesVersion } from '../../judge/values-version.ts';
import { ISSUED_TOTAL_DAYS } from '../../judge/issued-total-days.ts';
import type { SeriesReport } from './series-report.ts';
import type { Snapshot } from '../snapshot.ts';

/** The errors of the forecasts of a series as they were issued. */
export interface TrackRecord {
  readonly scores: readonly Score[];
  /** The total that was forecast 30 days ago for the days since, with the actual one; null without such a forecast, or where a day is unknown. */
  readonly issuedTotal: IssuedTotal | null;
}

/** The track record of a series over its judged days. */
export async function trackRecord(
  db: Database,
  business: Business,
  { runId, fresh }: Snapshot,
  { metric, slice, days, known }: Pick<SeriesReport, 'metric' | 'slice' | 'days' | 'known'>,
): Promise<TrackRecord> {
  const first = days[0]?.day ?? fresh.lastClosed;
  const last = metricThrough(metric, business, fresh) ?? first;
  const key = { metric: metric.id, slice };
  const actuals = new Map(days.map(({ day, verdict }) => [day, verdict.value]));
  /** Of a whole metric also from before the judged days. */
  const valueOf = (day: Day): number | null => (known ? known.values[day - known.start] : actuals.get(day)) ?? null;
  const naiveError = naiveErrorOf(days.map(({ verdict }) => verdict.value));
  const values = valuesVersion(metric, business);
  const issued = await loadIssuedForecasts(db, key, { first, last, values, runId });
  const compared = issued.flatMap(({ day, asOf, ...point }) => {
    const actual = actuals.get(day) ?? null;
    if (actual === null) return [];
    const horizonDays = day - asOf + 1;
    const naive = valueOf(addDays(day, -seasonalLag(horizonDays)));
    return [{ ...point, horizonDays, actual, naive, naiveError }];
  });
  const from = addDays(last, 1 - ISSUED_TOTAL_DAYS);
  const totalKey = { ...key, asOf: from, days: ISSUED_TOTAL_DAYS, modelVersion: values };
  const [total] = addsUp(metric) ? await loadTotalForecasts(db, [totalKey], runId) : [];
  const actual = total ? actualTotal(days.filter(({ day }) => day >= from && day <= last)) : null;
  return {
    scores: scores(compared),
    issuedTotal: total && actual !== null ? { from, to: last, lower: total.lower, upper: total.upper, actual } : null,
  };
}

/** The sum of the values of the days of an issued total; null where a day is unknown. */
function actualTotal(days: SeriesReport['days']): number | null {
  const isKnown = days.every(({ verdict }) => verdict.value !== null || verdict.status === 'closed');
  if (days.length < ISSUED_TOTAL_DAYS || !isKnown) return null;
  return days.reduce((sum, { verdict }) => sum + (verdict.value ?? 0), 0);
}
