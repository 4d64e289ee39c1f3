import { isoDay } from '../../../calendar/day.ts';
import { isJudged } from '../../../detect/verdict.ts';
import type { ForecastPoint } from '../../../forecast/forecast.ts';
import { metricOfSlice } from '../../../metrics/metric.ts';
import { broughtWord } from '../../words/days/brought-word.ts';
import { dayText, monthText, yearOf } from '../../words/format.ts';
import { periodRange, type ValueFormat } from '../../words/period-text.ts';
import type { CalendarEvent } from '../../../calendar/calendar-event.ts';
import type { RunningDay } from '../../running-day.ts';
import type { PeriodForecast } from '../../../forecast/periods/period-forecast.ts';
import type { DayVerdict } from '../../summary.ts';
import { judgedDayText } from '../../words/days/comparison.ts';
import { stateWords } from '../../words/state-words.ts';
import { unclearText } from '../../words/days/unclear-text.ts';
import { seriesTitle } from '../../words/series-title.ts';
import type { ChartTotal, ChartRow, ChartSentence, ForecastChartData } from './forecast-chart-data.ts';

export interface ForecastDataInput {
  /** The judged days of one series, ascending, at least one. */
  readonly days: readonly DayVerdict[];
  readonly ahead: readonly ForecastPoint[];
  /** The month's forecast total; null if the metric does not add up. */
  readonly month: PeriodForecast | null;
  readonly runningDay: RunningDay | null;
  readonly events: readonly CalendarEvent[];
  readonly currency: string;
}

/** The chart data of a series' verdicts and forecast; null without a judged day. */
export function forecastData(input: ForecastDataInput): ForecastChartData | null {
  const { days, ahead, month, runningDay, events, currency } = input;
  const last = days.at(-1);
  if (!last) return null;
  const { metric } = last;
  return {
    title: seriesTitle(last),
    unit: metric.unit,
    currency,
    direction: metric.direction,
    limit: metricOfSlice(metric, last.slice).limit,
    rows: days.map(chartRow),
    ahead: ahead.map(({ day, ...point }) => ({ ds: isoDay(day), ...point })),
    runningDay: runningDay && { ds: isoDay(runningDay.day), y: runningDay.value, until: runningDay.until },
    total: month && chartTotal(month, { unit: metric.unit, currency }),
    events: events
      .filter(({ to }) => to >= (days[0] ?? last).day)
      .map(({ from, to, name, kind }) => ({ from: isoDay(from), to: isoDay(to), name, kind })),
    sentence: sentence(last, currency),
  };
}

/** A verdict in the fields of API and CSV. */
function chartRow({ day, verdict }: DayVerdict): ChartRow {
  const e = verdict.expectation;
  return {
    ds: isoDay(day),
    y: verdict.value,
    status: verdict.status,
    favourable: isJudged(verdict) && verdict.favourable,
    decided_by: isJudged(verdict) ? verdict.decided_by : null,
    yhat: e?.yhat ?? null,
    yhat_lower: e?.yhat_lower ?? null,
    yhat_upper: e?.yhat_upper ?? null,
    intervals: e?.intervals ?? [],
    warning_lower: e?.warning_lower ?? null,
    warning_upper: e?.warning_upper ?? null,
    critical_lower: e?.critical_lower ?? null,
    critical_upper: e?.critical_upper ?? null,
  };
}

function chartTotal(month: PeriodForecast, format: ValueFormat): ChartTotal {
  const { first, last } = month.period;
  return { ds: isoDay(last), label: `${monthText(first)} lands at`, text: periodRange(month, format) };
}

/** `Critical`: `Mon 21 Sep brought €38,420, 27% below expected (…)` */
function sentence(last: DayVerdict, currency: string): ChartSentence {
  const { verdict, metric, day } = last;
  const when = dayText(day, yearOf(day));
  return {
    state: isJudged(verdict) && verdict.favourable ? 'good' : verdict.status,
    word: stateWords(last).word,
    text: isJudged(verdict)
      ? judgedDayText(when, verdict, metric, currency)
      : verdict.status === 'unclear'
        ? `${when} ${broughtWord(metric)} ${unclearText(verdict, metric, currency)}`
        : `${when} is not judged`,
  };
}
