import { addDays, daysBetween, monthStart, nextMonthStart, type Day } from '../calendar/day.ts';
import { zone } from '../calendar/zone.ts';
import { isJudged } from '../detect/verdict.ts';
import type { Metric } from '../metrics/metric.ts';
import { series } from '../metrics/series.ts';
import type { DayVerdict, MonthLanding, Summary } from '../report/summary.ts';
import type { Database } from '../store/database.ts';
import { loadDailyValues } from '../store/queries/load-daily-values.ts';
import { loadLanding } from '../store/queries/landings.ts';
import { loadVerdicts } from '../store/queries/verdicts.ts';
import type { Business } from './business.ts';
import { feedsOf } from './feeds.ts';
import { forecastVersion } from './forecast-version.ts';
import { metricThrough, type Freshness } from './freshness.ts';
import { isFollowed } from './is-followed.ts';

export const REVENUE = 'revenue';
const ATTENTION_DAYS = 7;
const TEN_THOUSANDTHS = 10_000;
const SEVERITY = ['critical', 'warning', 'late_data', 'no_data', 'learning', 'normal', 'closed'];

/** The four answers' figures, from the verdicts that hold. */
export async function summaryOf(
  db: Database,
  business: Business,
  fresh: Freshness,
  asOf: Date,
  verdicts: readonly DayVerdict[],
): Promise<Summary> {
  const clock = zone(business.zone);
  const revenue = verdicts.filter(({ metric, slice }) => metric.id === REVENUE && slice === '');
  const judgedLately = verdicts.filter(
    ({ day, verdict }) => day > fresh.lastClosed - ATTENTION_DAYS && isJudged(verdict),
  );
  const unusual = judgedLately.filter(({ verdict }) => verdict.status !== 'normal');
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
    attention: latestOfEach(unusual.filter(({ verdict }) => isJudged(verdict) && !verdict.favourable)),
    favourable: latestOfEach(unusual.filter(({ verdict }) => isJudged(verdict) && verdict.favourable)),
    judgedLately: judgedLately.length,
    unknown: lastDay.filter(({ verdict }) => verdict.status === 'no_data' || verdict.status === 'late_data'),
    landing: await monthLanding(db, business, fresh, revenue),
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
  return feedsOf(metric).every((table) => table === 'fact_ops_events');
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

/**
 * Where the month of the first open day lands in revenue, as it was said on its morning; null where too little is known.
 * @param days of revenue, ascending
 */
async function monthLanding(
  db: Database,
  business: Business,
  fresh: Freshness,
  days: readonly DayVerdict[],
): Promise<MonthLanding | null> {
  const metric = business.metrics.find(({ id }) => id === REVENUE);
  const through = metric ? metricThrough(metric, business, fresh) : null;
  if (!metric || through === null) return null;
  const values = (await loadDailyValues(db, REVENUE)).get('') ?? [];
  const known = series(metric, '', values, through, business.closures);
  if (!known) return null;
  const open = addDays(through, 1);
  const month = monthStart(open);
  const rest = await loadLanding(db, REVENUE, '', open, nextMonthStart(open) - open, forecastVersion(business));
  const inMonth = daysBetween(month < known.start ? known.start : month, through);
  const unknown = inMonth.filter(
    (day) => known.values[day - known.start] === null && known.closed[day - known.start] !== true,
  );
  const expectations = new Map(days.map(({ day, verdict }) => [day, verdict.expectation?.yhat ?? 0]));
  const soFar = exactSum(inMonth.map((day) => known.values[day - known.start] ?? 0));
  const expected = exactSum(unknown.map((day) => expectations.get(day) ?? 0));
  return rest && { month, soFar: soFar + expected, daysIn: open - month, unknownDays: unknown.length, rest };
}

/** Money is whole ten-thousandths, so their sum is exact where a sum of fractions would not be. */
function exactSum(amounts: readonly number[]): number {
  return amounts.reduce((sum, amount) => sum + Math.round(amount * TEN_THOUSANDTHS), 0) / TEN_THOUSANDTHS;
}
