import { addDays, type Day } from '../../calendar/day.ts';
import { scores, weeklyMiss, type Score } from '../../forecast/evaluation/backtest.ts';
import { addsUp, type Metric } from '../../metrics/metric.ts';
import type { SaidSum } from '../../report/words/issued-total-text.ts';
import type { DayVerdict } from '../../report/summary.ts';
import type { Database } from '../../store/database.ts';
import { loadLanding } from '../../store/total-forecasts/total-forecasts.ts';
import { loadLedger } from '../../store/forecasts/load-forecasts.ts';
import { LANDING_DAYS } from '../judge/judge-job.ts';

/** What the forecasts of a series were worth, as they were made, against what the days brought. */
export interface TrackRecord {
  readonly scores: readonly Score[];
  /** What was said 30 days ago of the sum of these days; null where nothing was, or a day is unknown. */
  readonly said: SaidSum | null;
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
  const naiveMiss = weeklyMiss(days.map(({ verdict }) => verdict.value));
  const kept = await loadLedger(db, metric.id, slice, first, through);
  const compared = kept.flatMap(({ day, asOf, ...said }) => {
    const actual = actuals.get(day) ?? null;
    return actual === null ? [] : [{ ...said, actual, naiveMiss, horizonDays: day - asOf + 1 }];
  });
  return {
    scores: scores(compared),
    said: addsUp(metric) ? await saidSum(db, metric, slice, days, through) : null,
  };
}

async function saidSum(
  db: Database,
  metric: Metric,
  slice: string,
  days: readonly DayVerdict[],
  through: Day,
): Promise<SaidSum | null> {
  const from = addDays(through, 1 - LANDING_DAYS);
  const landing = await loadLanding(db, metric.id, slice, from, LANDING_DAYS);
  const summed = days.filter(({ day }) => day >= from && day <= through);
  const isWhole = summed.every(({ verdict }) => verdict.value !== null || verdict.status === 'closed');
  if (!landing || summed.length < LANDING_DAYS || !isWhole) return null;
  const actual = summed.reduce((sum, { verdict }) => sum + (verdict.value ?? 0), 0);
  return { from, to: through, lower: landing.lower, upper: landing.upper, actual };
}
