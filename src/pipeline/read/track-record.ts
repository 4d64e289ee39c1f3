import { addDays, type Day } from '../../calendar/day.ts';
import { naiveErrorOf, scores, seasonalLag, type Score } from '../../forecast/evaluation/backtest.ts';
import { addsUp, type Metric } from '../../metrics/metric.ts';
import type { IssuedTotal } from '../../report/words/issued-total-text.ts';
import type { DayVerdict } from '../../report/summary.ts';
import type { Database } from '../../store/database.ts';
import { loadTotalForecast } from '../../store/total-forecasts/total-forecasts.ts';
import { loadIssuedForecasts } from '../../store/forecasts/load-forecasts.ts';
import { ISSUED_TOTAL_DAYS } from '../judge/judge-job.ts';

/** What the forecasts of a series were worth, as they were made, against what the days brought. */
export interface TrackRecord {
  readonly scores: readonly Score[];
  /** The total that was forecast 30 days ago for these days, with the actual one; null without such a forecast, or where a day is unknown. */
  readonly issuedTotal: IssuedTotal | null;
}

/**
 * The record of a series over its judged days.
 * @param days ascending, at least one
 * @param through the last complete one
 */
export async function trackRecord(
  db: Database,
  metric: Metric,
  slice: string,
  days: readonly DayVerdict[],
  through: Day,
): Promise<TrackRecord> {
  const first = days[0]?.day ?? through;
  const actuals = new Map(days.map(({ day, verdict }) => [day, verdict.value]));
  const naiveError = naiveErrorOf(days.map(({ verdict }) => verdict.value));
  const issued = await loadIssuedForecasts(db, metric.id, slice, first, through);
  const compared = issued.flatMap(({ day, asOf, ...point }) => {
    const actual = actuals.get(day) ?? null;
    if (actual === null) return [];
    const horizonDays = day - asOf + 1;
    const naive = actuals.get(addDays(day, -seasonalLag(horizonDays))) ?? null;
    return [{ ...point, horizonDays, actual, naive, naiveError }];
  });
  return {
    scores: scores(compared),
    issuedTotal: addsUp(metric) ? await issuedTotal(db, metric, slice, days, through) : null,
  };
}

async function issuedTotal(
  db: Database,
  metric: Metric,
  slice: string,
  days: readonly DayVerdict[],
  through: Day,
): Promise<IssuedTotal | null> {
  const from = addDays(through, 1 - ISSUED_TOTAL_DAYS);
  const total = await loadTotalForecast(db, metric.id, slice, from, ISSUED_TOTAL_DAYS);
  const summed = days.filter(({ day }) => day >= from && day <= through);
  const isWhole = summed.every(({ verdict }) => verdict.value !== null || verdict.status === 'closed');
  if (!total || summed.length < ISSUED_TOTAL_DAYS || !isWhole) return null;
  const actual = summed.reduce((sum, { verdict }) => sum + (verdict.value ?? 0), 0);
  return { from, to: through, lower: total.lower, upper: total.upper, actual };
}
