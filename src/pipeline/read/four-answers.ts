import { addDays, type Day } from '../../calendar/day.ts';
import { zone } from '../../calendar/zone.ts';
import { isAlert, isJudged } from '../../detect/verdict.ts';
import type { Metric } from '../../metrics/metric.ts';
import type { PeriodForecast } from '../../forecast/periods/period-forecast.ts';
import type { DayVerdict, Summary } from '../../report/summary.ts';
import type { Database } from '../../store/database.ts';
import { loadVerdicts } from '../../store/verdicts/verdicts.ts';
import type { Business } from '../../config/business.ts';
import { sourceTablesOf } from '../source-tables.ts';
import type { Freshness } from '../freshness.ts';
import { isFollowed } from '../judge/is-followed.ts';

export const REVENUE = 'revenue';
const ATTENTION_DAYS = 7;
const SEVERITY = ['critical', 'warning', 'late_data', 'no_data', 'learning', 'normal', 'closed'];

/**
 * The four answers' figures, from the verdicts that hold.
 * @param landings of revenue
 */
export function summaryOf(
  business: Business,
  fresh: Freshness,
  asOf: Date,
  verdicts: readonly DayVerdict[],
  landings: readonly PeriodForecast[],
): Summary {
  const clock = zone(business.zone);
  const revenue = verdicts.filter(({ metric, slice }) => metric.id === REVENUE && slice === '');
  const judgedLately = verdicts.filter(
    ({ day, verdict }) => day > fresh.lastClosed - ATTENTION_DAYS && isJudged(verdict),
  );
  const lastDay = verdicts.filter(({ day }) => day === fresh.lastClosed);
  return {
    name: business.name,
    zone: business.zone,
    currency: business.currency,
    localTime: new Date(clock.localTime(asOf.getTime())).toISOString().slice(0, 16),
    lastClosed: fresh.lastClosed,
    completeThrough: allThrough(fresh),
    revenue: revenue.at(-1) ?? null,
    lastJudgedRevenue: revenue.findLast(({ verdict }) => isJudged(verdict)) ?? null,
    attention: latestOfEach(judgedLately.filter(({ verdict }) => isAlert(verdict) && !verdict.favourable)),
    favourable: latestOfEach(judgedLately.filter(({ verdict }) => isAlert(verdict) && verdict.favourable)),
    judgedLately: judgedLately.length,
    unknown: lastDay.filter(({ verdict }) => verdict.status === 'no_data' || verdict.status === 'late_data'),
    landing: landings.find(({ period }) => period.kind === 'month') ?? null,
    quarter: landings.find(({ period }) => period.kind === 'quarter') ?? null,
    operations: lastDay.filter(({ metric }) => isOperational(metric)).sort(worstFirst),
  };
}

/** Every verdict that holds on the judged days, of the metrics that the config has, by metric, slice and day. */
export async function dayVerdicts(db: Database, business: Business, { lastClosed }: Freshness): Promise<DayVerdict[]> {
  const metrics = new Map(business.metrics.map((metric) => [metric.id, metric]));
  const stored = await loadVerdicts(db, addDays(lastClosed, 1 - business.judgedDays));
  return stored.flatMap(({ metric: id, slice, day, verdict }) => {
    const metric = metrics.get(id);
    return metric && isFollowed(metric, slice) && day <= lastClosed ? [{ metric, slice, day, verdict }] : [];
  });
}

function isOperational(metric: Metric): boolean {
  return sourceTablesOf(metric).every((table) => table === 'fact_ops_events');
}

function allThrough({ sources, lastClosed }: Freshness): Day | null {
  const days = [...sources.values()];
  return days.reduce<Day | null>(
    (earliest, day) => (day === null || earliest === null ? null : day < earliest ? day : earliest),
    lastClosed,
  );
}

function latestOfEach(verdicts: readonly DayVerdict[]): DayVerdict[] {
  const latest = new Map(verdicts.map((verdict) => [`${verdict.metric.id} ${verdict.slice}`, verdict]));
  return [...latest.values()].sort(worstFirst);
}

/** By severity, then money before other units, then by how far out the day lies. */
function worstFirst(a: DayVerdict, b: DayVerdict): number {
  return rank(a) - rank(b) || moneyAtStake(b) - moneyAtStake(a) || farOut(b) - farOut(a);
}

function rank({ verdict }: DayVerdict): number {
  return isJudged(verdict) && verdict.favourable ? SEVERITY.indexOf('normal') : SEVERITY.indexOf(verdict.status);
}

function moneyAtStake({ metric, verdict }: DayVerdict): number {
  const isMoney = metric.unit === 'currency' && !('numerator' in metric.measure);
  return isMoney && isJudged(verdict) ? Math.abs(verdict.value - verdict.expectation.yhat) : 0;
}

function farOut({ verdict }: DayVerdict): number {
  return isJudged(verdict) ? Math.abs(verdict.score) : 0;
}
