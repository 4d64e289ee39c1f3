import { zone } from '../../calendar/zone.ts';
import type { Day } from '../../calendar/day.ts';
import { isAlert, isJudged, type Verdict } from '../../detect/verdict.ts';
import type { Business } from '../../config/business.ts';
import { byImpact } from '../../report/by-impact.ts';
import { needsDecision } from '../../report/needs-decision.ts';
import type { DayVerdict, Summary } from '../../report/summary.ts';
import type { Database } from '../../store/connect/database.ts';
import { loadDataFaults } from '../../store/data-faults/load-data-faults.ts';
import { countVerdicts, type VerdictCounts } from '../../store/verdicts/count-verdicts.ts';
import { loadOperations } from '../../store/verdicts/load-operations.ts';
import { loadSeriesVerdicts, type VerdictSpan } from '../../store/verdicts/load-series-verdicts.ts';
import { loadFavourableSeries } from '../../store/verdicts/load-favourable-series.ts';
import type { Freshness } from '../freshness.ts';
import { leadingMetric } from '../leading-metric.ts';
import { dataStop, usualSilence } from './data-stop.ts';
import { dayVerdicts, followedSeries, isOperational } from './series/followed-series.ts';
import { latelyReports } from './incident-reports.ts';
import { neverJudged, type SeriesReport } from './series/series-report.ts';
import { withRestated } from './restated.ts';
import { spanTo, type Snapshot } from './snapshot.ts';
import { staleDays, withheld } from './series/withheld.ts';

const ATTENTION_DAYS = 7;
const RESTATED_DAYS = 28;
/** How many verdicts a list of the summary has at most; its counts are of all. */
const LISTED_AT_MOST = 100;

/**
 * The figures of the four answers, in a few statements, however many series there are.
 *
 * @param business with the metrics whose facts are in the data
 * @param revenue null where it is not in the data
 */
export async function summaryOf(
  db: Database,
  business: Business,
  snapshot: Snapshot,
  revenue: SeriesReport | null,
): Promise<Summary> {
  const { runId, asOf, fresh, judgedTo, staleness } = snapshot;
  const followed = followedSeries(business);
  const lately = spanTo(fresh.lastClosed, ATTENTION_DAYS, runId);
  const counts = await countVerdicts(db, followed, spanTo(judgedTo, ATTENTION_DAYS, runId));
  const favourable = await loadFavourableSeries(db, followed, lately, LISTED_AT_MOST);
  const incidents = await latelyReports(db, business, snapshot, lately.first);
  const undecided = incidents.filter(needsDecision).toSorted(byImpact);
  const listed = await loadOperations(db, followed, { day: judgedTo, runId, limit: LISTED_AT_MOST });
  const judged = dayVerdicts(business, listed);
  const operations = staleness ? judged.flatMap((item) => lateOn(item, fresh.lastClosed)) : judged;
  const waiting = operations.length > 0 ? [] : business.metrics.filter(isOperational);
  const [days, periods] = [revenue?.days ?? [], revenue?.periodForecasts ?? []];
  const lastDay = days.at(-1) ?? null;
  return {
    name: business.name,
    zone: business.zone,
    currency: business.currency,
    locale: business.locale,
    localTime: new Date(zone(business.zone).localTime(asOf.getTime())).toISOString().slice(0, 16),
    staleness,
    dataFaults: await loadDataFaults(db, lately),
    dataStop: dataStop(business, snapshot, leadingMetric(business)),
    usualSilence: usualSilence(business, snapshot, leadingMetric(business)),
    lastClosed: fresh.lastClosed,
    completeThrough: allThrough(fresh),
    revenue: lastDay && (staleness ? withheld(lastDay) : lastDay),
    lastJudgedRevenue: days.findLast(({ verdict }) => isJudged(verdict)) ?? null,
    incidents: undecided.filter(({ handling }) => handling.snoozedUntil === null),
    snoozed: undecided.filter(({ handling }) => handling.snoozedUntil !== null).length,
    favourable: dayVerdicts(business, favourable.verdicts),
    restated: await restatedDays(db, business, spanTo(fresh.lastClosed, RESTATED_DAYS, runId)),
    operations: [...operations, ...waiting.map((metric) => neverJudged(metric, fresh.lastClosed, 'present'))],
    judgedLately: judgedTo < lately.first ? 0 : counts.judged,
    lastDayAlerts: { warning: counts.lastDay.warning, critical: counts.lastDay.critical },
    lateSeries: counts.lastDay.lateData,
    omitted: {
      favourable: favourable.count - favourable.verdicts.length,
      operations: staleness ? omittedLate(counts.operations, operations) : omittedOf(counts.operations, operations),
    },
    month: periods.find(({ period }) => period.kind === 'month') ?? null,
    quarter: periods.find(({ period }) => period.kind === 'quarter') ?? null,
  };
}

/** The days of whole metrics whose verdict has changed, newest first. */
async function restatedDays(db: Database, business: Business, span: VerdictSpan): Promise<DayVerdict[]> {
  const whole = business.metrics.map(({ id }) => ({ metric: id, slice: '' }));
  const verdicts = dayVerdicts(business, await loadSeriesVerdicts(db, whole, span));
  const restated = await withRestated(db, business, span, verdicts);
  return restated.filter((item) => item.restated).sort((a, b) => b.day - a.day);
}

/** A verdict of the last judged day as the late one of the last closed day. */
function lateOn(item: DayVerdict, lastClosed: Day): DayVerdict[] {
  return staleDays([item], lastClosed).slice(-1).map(withheld);
}

function omittedOf(
  counts: VerdictCounts['operations'],
  listed: readonly DayVerdict[],
): Summary['omitted']['operations'] {
  const listedIf = (isCounted: (verdict: Verdict) => boolean) =>
    listed.filter(({ verdict }) => isCounted(verdict)).length;
  return {
    all: counts.all - listed.length,
    judged: counts.judged - listedIf(isJudged),
    alarming: counts.alarming - listedIf((verdict) => isAlert(verdict) && !verdict.favourable),
    unknown: counts.unknown - listedIf(({ status }) => status === 'no_data' || status === 'late_data'),
  };
}

function omittedLate(
  { all }: VerdictCounts['operations'],
  listed: readonly DayVerdict[],
): Summary['omitted']['operations'] {
  const omitted = all - listed.length;
  return { all: omitted, judged: 0, alarming: 0, unknown: omitted };
}

function allThrough({ sources, lastClosed }: Freshness): Day | null {
  const days = Array.from(sources.values(), ({ through }) => through);
  return days.reduce<Day | null>(
    (earliest, day) => (day === null || earliest === null ? null : day < earliest ? day : earliest),
    lastClosed,
  );
}
