import { isoDay } from '../../calendar/day.ts';
import type { HealthScore } from '../../incidents/health-score.ts';
import type { SeriesReport } from '../../pipeline/read/series/series-report.ts';
import type { DataStop } from '../../report/data-stop.ts';
import type { RunningSales } from '../../report/running-sales.ts';
import type { Staleness } from '../../report/staleness.ts';
import type { DayVerdict, Summary } from '../../report/summary.ts';
import { heading } from '../../report/words/answers/answers.ts';
import { headline, type Headline } from '../../report/words/answers/headline.ts';
import { tiles } from '../../report/words/answers/tiles.ts';
import { dataStopDetail, dataStopTitle } from '../../report/words/days/data-stop-text.ts';
import { stalenessDetail, stalenessTitle } from '../../report/words/days/staleness-text.ts';
import { incidentJson } from '../../report/incident-json.ts';
import type { StateWords } from '../../report/words/state-words.ts';
import { dataFaultJson } from '../data-faults/json.ts';
import { landingJson } from '../landing/json.ts';
import { runningDayJson } from '../shared/running-day-json.ts';
import { verdictJson } from '../shared/verdict-json.ts';
import type { VerdictJson } from '../shared/verdict-schema.ts';
import { runningSalesJson } from './running-sales-json.ts';
import type { SummaryJson } from './schema.ts';

/** How many incidents are listed at most; the total is of all. */
const LISTED_AT_MOST = 100;

/** What the answers are shown with; null what is not known. */
interface Beside {
  /** Null where it was never judged. */
  readonly revenue: SeriesReport | null;
  readonly health: HealthScore | null;
  readonly sales: RunningSales | null;
}

export function summaryJson(summary: Summary, { revenue, health, sales }: Beside): SummaryJson {
  const { name, zone, currency, locale, localTime, lastClosed, completeThrough, month, quarter } = summary;
  const format = { unit: summary.revenue?.metric.unit ?? 'currency', currency } as const;
  const verdicts = (items: readonly DayVerdict[]): VerdictJson[] => items.map((item) => verdictJson(item, currency));
  const { incidents, favourable, operations, omitted } = summary;
  return {
    name,
    zone,
    currency,
    locale,
    local_time: localTime,
    staleness: summary.staleness && stalenessJson(summary.staleness),
    data_stop: summary.dataStop && dataStopJson(summary.dataStop),
    data_faults: summary.dataFaults.map(dataFaultJson),
    usual_silence: summary.usualSilence,
    last_closed: isoDay(lastClosed),
    complete_through: completeThrough === null ? null : isoDay(completeThrough),
    heading: heading(summary),
    health: health && { score: health.score, lost: [...health.lost] },
    headline: headlineJson(headline(summary)),
    answers: tiles(summary).map(({ state, ...tile }) => ({ ...tile, ...stateJson(state) })),
    revenue: summary.revenue && verdictJson(summary.revenue, currency),
    last_judged_revenue: summary.lastJudgedRevenue && verdictJson(summary.lastJudgedRevenue, currency),
    incidents: incidents.slice(0, LISTED_AT_MOST).map((incident) => incidentJson(incident, currency)),
    snoozed: summary.snoozed,
    favourable: verdicts(favourable),
    restated: verdicts(summary.restated),
    landing: month && landingJson(month, format, lastClosed),
    quarter: quarter && landingJson(quarter, format, lastClosed),
    operations: verdicts(operations),
    totals: {
      incidents: incidents.length,
      favourable: favourable.length + omitted.favourable,
      operations: operations.length + omitted.operations.all,
    },
    today: revenue?.running ? runningDayJson(revenue.running, revenue.metric, currency) : null,
    running_sales: sales && runningSalesJson(sales, currency),
  };
}

function stalenessJson(staleness: Staleness): SummaryJson['staleness'] {
  const { reason, runAt, error, figuresFrom, nextTry } = staleness;
  return {
    reason,
    title: stalenessTitle(staleness),
    detail: stalenessDetail(staleness),
    run_at: runAt,
    error,
    figures_from: figuresFrom === null ? null : isoDay(figuresFrom),
    next_try: nextTry,
  };
}

function dataStopJson(stop: DataStop): SummaryJson['data_stop'] {
  const { sources, lastDay, daysAgo } = stop;
  return {
    title: dataStopTitle(stop),
    detail: dataStopDetail(stop),
    sources: [...sources],
    last_day: isoDay(lastDay),
    days_ago: daysAgo,
  };
}

function headlineJson({ subject, state, text }: Headline): SummaryJson['headline'] {
  return { subject, ...stateJson(state), text };
}

function stateJson({ word, mark, tone }: StateWords): Pick<SummaryJson['headline'], 'state' | 'mark' | 'tone'> {
  return { state: word, mark, tone };
}
