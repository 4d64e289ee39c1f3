import { isoDay, type Day } from '../calendar/day.ts';
import { isJudged } from '../detect/verdict.ts';
import type { ForecastPoint } from '../forecast/forecast.ts';
import { targetOdds, type TargetOdds } from '../forecast/periods/target-odds.ts';
import type { Metric } from '../metrics/metric.ts';
import type { ReadModel, SeriesView } from '../pipeline/read/read-model.ts';
import { REVENUE } from '../pipeline/read/four-answers.ts';
import { heading } from '../report/words/answer.ts';
import type { CalendarEvent } from '../calendar/calendar-event.ts';
import { evidence } from '../report/words/evidence.ts';
import { valueText } from '../report/words/format.ts';
import { headline, type Headline } from '../report/words/headline.ts';
import { periodSentence, type ValueFormat } from '../report/words/period-text.ts';
import type { PeriodForecast } from '../forecast/periods/period-forecast.ts';
import { issuedTotalText, type IssuedTotal } from '../report/words/issued-total-text.ts';
import type { DayVerdict, Summary } from '../report/summary.ts';
import { tiles } from '../report/words/tiles.ts';
import { scenarioHeading, scenarioSentence } from '../report/words/scenario-text.ts';
import { scenarioResults, type Scenario, type ScenarioResult } from '../forecast/periods/scenario.ts';
import { comparison, gapText, seriesTitle, stateWords, type StateWords } from '../report/words/wording.ts';
import type {
  ChangeJson,
  EventJson,
  ForecastPointJson,
  LandingJson,
  MetricJson,
  RunningDayJson,
  IssuedTotalJson,
  SummaryJson,
  VerdictJson,
  WhatIfJson,
} from './schemas.ts';

const RECENT_DAYS = 28;

export function verdictJson(item: DayVerdict, currency: string): VerdictJson {
  const { metric, slice, day, verdict } = item;
  const e = verdict.expectation;
  const judged = isJudged(verdict) ? verdict : null;
  return {
    ds: isoDay(day),
    metric: metric.id,
    slice,
    title: seriesTitle(item),
    status: verdict.status,
    state: stateWords(item).word,
    favourable: judged?.favourable ?? false,
    y: verdict.value,
    yhat: e?.yhat ?? null,
    yhat_lower: e?.yhat_lower ?? null,
    yhat_upper: e?.yhat_upper ?? null,
    intervals: [...(e?.intervals ?? [])],
    warning_lower: e?.warning_lower ?? null,
    warning_upper: e?.warning_upper ?? null,
    critical_lower: e?.critical_lower ?? null,
    critical_upper: e?.critical_upper ?? null,
    deviation_pct: judged === null || judged.deviation === null ? null : judged.deviation * 100,
    score: judged?.score ?? null,
    decided_by: judged?.decided_by ?? null,
    known_days: e?.known_days ?? null,
    value: verdict.value === null ? null : valueText(verdict.value, metric.unit, currency),
    gap: judged && gapText(judged, metric, currency),
    evidence: judged && evidence(judged, metric, currency),
    sentence: judged && `${seriesTitle(item)}: ${comparison(judged, metric, currency)}`,
  };
}

export function forecastPointJson({ day, intervals, ...point }: ForecastPoint): ForecastPointJson {
  return { ds: isoDay(day), ...point, intervals: [...intervals] };
}

/** @param slices of the metric. Null for a metric that has no day yet. */
export function metricJson(
  { metric, days }: SeriesView,
  slices: readonly string[],
  currency: string,
): MetricJson | null {
  const latest = days.at(-1);
  if (!latest) return null;
  return {
    id: metric.id,
    title: metric.title,
    unit: metric.unit,
    direction: metric.direction,
    slices: [...slices],
    latest: verdictJson(latest, currency),
    recent: days.slice(-RECENT_DAYS).map(({ day, verdict }) => ({
      ds: isoDay(day),
      y: verdict.value,
      warning_lower: verdict.expectation?.warning_lower ?? null,
      warning_upper: verdict.expectation?.warning_upper ?? null,
    })),
  };
}

export function eventJson({ kind, name, from, to }: CalendarEvent): EventJson {
  return { kind, name, from: isoDay(from), to: isoDay(to) };
}

/** Null where nothing is known of the running day. */
export function runningDayJson({ open, metric }: SeriesView, currency: string): RunningDayJson | null {
  return (
    open && {
      ds: isoDay(open.day),
      y: open.value,
      value: valueText(open.value, metric.unit, currency),
      until: open.until,
    }
  );
}

export function summaryJson({ summary, series }: ReadModel): SummaryJson {
  const revenue = series.get(REVENUE);
  const { name, zone, currency, localTime, lastClosed, completeThrough, landing, quarter } = summary;
  const money = { unit: 'currency', currency } as const;
  const verdicts = (items: readonly DayVerdict[]): VerdictJson[] => items.map((item) => verdictJson(item, currency));
  return {
    name,
    zone,
    currency,
    local_time: localTime,
    last_closed: isoDay(lastClosed),
    complete_through: completeThrough === null ? null : isoDay(completeThrough),
    heading: heading(summary),
    headline: headlineJson(headline(summary)),
    answers: tiles(summary).map(({ state, ...telling }) => ({ ...telling, ...stateJson(state) })),
    revenue: summary.revenue && verdictJson(summary.revenue, currency),
    last_judged_revenue: summary.lastJudgedRevenue && verdictJson(summary.lastJudgedRevenue, currency),
    attention: verdicts(summary.attention),
    favourable: verdicts(summary.favourable),
    landing: landing && landingJson(landing, money, lastClosed),
    quarter: quarter && landingJson(quarter, money, lastClosed),
    operations: verdicts(summary.operations),
    today: revenue ? runningDayJson(revenue, currency) : null,
  };
}

/** @param today whose year is left out */
export function landingJson(landing: PeriodForecast, format: ValueFormat, today: Day): LandingJson {
  const { period, soFar, rest, daysIn, unknownDays, target } = landing;
  return {
    period: period.kind,
    from: isoDay(period.first),
    to: isoDay(period.last),
    so_far: soFar,
    days_in: daysIn,
    unknown_days: unknownDays,
    lower: soFar + rest.lower,
    middle: soFar + rest.middle,
    upper: soFar + rest.upper,
    target: target === null ? null : targetJson(targetOdds(landing, target)),
    sentence: periodSentence(landing, format, today),
  };
}

function targetJson({ total, odds, oddsAre, neededADay, expectedADay }: TargetOdds): LandingJson['target'] {
  return { total, odds, odds_are: oddsAre, needed_a_day: neededADay, expected_a_day: expectedADay };
}

/** What would be, of which nothing is said without a view or a change. */
export function whatIfAnswerJson(
  view: SeriesView | undefined,
  change: Scenario | null,
  { currency, lastClosed }: Summary,
): { change: ChangeJson | null; data: WhatIfJson[] } {
  if (!view || !change) return { change: null, data: [] };
  const { metric, landings } = view;
  const { level, from, to } = change;
  const format = { unit: metric.unit, currency };
  return {
    change: { level, from: isoDay(from), to: isoDay(to), sentence: scenarioHeading(metric, change, lastClosed) },
    data: scenarioResults(landings, change).map((item) => whatIfJson(item, format, lastClosed)),
  };
}

function whatIfJson(item: ScenarioResult, format: ValueFormat, today: Day): WhatIfJson {
  const { without, changed } = item;
  return {
    without: landingJson(without, format, today),
    changed: changed && landingJson(changed, format, today),
    difference: changed && changed.rest.middle - without.rest.middle,
    sentence: scenarioSentence(item, format, today),
  };
}

function headlineJson({ subject, state, text }: Headline): SummaryJson['headline'] {
  return { subject, ...stateJson(state), text };
}

function stateJson({ word, mark, tone }: StateWords): Pick<SummaryJson['headline'], 'state' | 'mark' | 'tone'> {
  return { state: word, mark, tone };
}

export function issuedTotalJson(total: IssuedTotal, { unit }: Metric, currency: string): IssuedTotalJson {
  const { from, to, lower, upper, actual } = total;
  return { from: isoDay(from), to: isoDay(to), lower, upper, actual, sentence: issuedTotalText(total, unit, currency) };
}
