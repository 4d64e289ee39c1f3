import { addDays, type Day } from '../../calendar/day.ts';
import { expectation, type Expectation, type Watched } from '../../detect/expectation.ts';
import { judge } from '../../detect/judge.ts';
import type { Verdict } from '../../detect/verdict.ts';
import { components, type Components } from '../../forecast/components.ts';
import { membersWithEvents } from '../../forecast/members/default-members.ts';
import { eventEffect } from '../../forecast/periods/event-effect.ts';
import { nonNegativeModel } from '../../forecast/members/non-negative.ts';
import { forecast, type ForecastPoint } from '../../forecast/forecast.ts';
import { totalForecast, type TotalForecast } from '../../forecast/periods/total-forecast.ts';
import { nonNegative } from '../../forecast/intervals/band.ts';
import type { History } from '../../forecast/model.ts';
import { oneDayAhead } from '../../forecast/outliers/one-day-ahead.ts';
import {
  rollingForecast,
  type EnsembleCache,
  type CombinationWeights,
} from '../../forecast/ensemble/rolling-forecast.ts';
import type { HolidayRow } from '../../calendar/holiday-row.ts';
import type { Series } from '../../metrics/series.ts';

/** Names what forecasts come from, and is stored beside them: change it whenever the same history would give another forecast, or say more. */
export const modelVersion = 'ensemble/7';

/** What is known of days ahead. */
export interface Calendar {
  /** Declared days, on which nothing is expected. */
  readonly closures?: ReadonlySet<Day>;
  readonly holidays?: readonly HolidayRow[];
}

/** Of holidays beyond it nothing is asked. */
const FARTHEST_DAYS_ASKED = 400;

/** A series with everything that was expected of it, ready to be asked about any of its days. */
export interface JudgeableSeries {
  /** The day after the last complete one. */
  readonly asOf: Day;
  /** The verdict on a day; `known` is what was expected of it when it was first judged, where that still holds. */
  verdictOn(day: Day, known: Expectation | null): Verdict;
  /** What was expected of the days from a morning on, by default of the open ones. */
  ahead(horizonDays: number, options?: { readonly asOf?: Day; readonly levels?: readonly number[] }): ForecastPoint[];
  /** Where the sum of the days from a morning on was to land, by default of the open ones. */
  landing(days: number, morning?: Day): TotalForecast | null;
  /** What the forecasts of the open days follow. */
  combinationWeights(): CombinationWeights;
  /** What the next mornings of the series need not work out again. */
  memory(): EnsembleCache;
}

/**
 * @param series complete up to its last value
 * @param memory of the same series on an earlier morning
 */
export function judgeable(
  series: Series,
  { closures = new Set(), holidays = [] }: Calendar = {},
  memory: EnsembleCache | null = null,
): JudgeableSeries {
  const { start, closed, volumes, metric } = series;
  const values = openValues(series);
  const near = holidays.filter(({ ds }) => isNear(ds, series));
  const members = membersWithEvents(near, series.slice !== '');
  const rolling = rollingForecast(
    { start, values },
    metric.nonNegative ? members.map(nonNegativeModel) : members,
    memory ?? undefined,
  );
  const watched: Watched = { rolling, volumes };
  const asOf = addDays(start, values.length);

  function verdictOn(day: Day, known: Expectation | null): Verdict {
    const index = day - start;
    const facts = {
      value: series.values[index] ?? null,
      complete: day < asOf,
      closed: closed[index] === true,
      volume: volumes[index] ?? null,
    };
    return judge(facts, known ?? (day <= asOf ? expectation(watched, index, metric) : null), metric);
  }

  return {
    asOf,
    verdictOn,
    ahead: (horizonDays, options = {}) =>
      forecast(rolling, horizonDays, { ...options, origin: (options.asOf ?? asOf) - start })
        .filter(({ day }) => !closures.has(day))
        .map((point) => (metric.nonNegative ? { ...point, ...nonNegative(point) } : point)),
    landing: (days, morning = asOf) =>
      totalForecast(rolling, days, (index) => closures.has(addDays(morning, index)), morning - start),
    combinationWeights: () => rolling.combinationWeights(values.length),
    memory: () => rolling.cache(values.length),
  };
}

/** What the expectation of a series is made of; null while too little is known. */
export function seriesComponents(series: Series, holidays: readonly HolidayRow[]): Components | null {
  return components(withAnomalies(series), { holidays: holidays.filter(({ ds }) => isNear(ds, series)) });
}

/** By what share a holiday or event would move a day ahead of a series; null where it has never been seen, or nothing is expected. */
export function learnedEffect(series: Series, holidays: readonly HolidayRow[], name: string, on: Day): number | null {
  return eventEffect(
    withAnomalies(series),
    holidays.filter(({ ds }) => isNear(ds, series)),
    name,
    on,
  );
}

/** The open days, of which an anomaly counts nothing. */
function withAnomalies(series: Series): History {
  const history = { start: series.start, values: openValues(series) };
  return { ...history, weights: oneDayAhead(history).weights };
}

/** Closed days are no days of a small business: nothing is learned from them. */
function openValues({ values, closed }: Series): (number | null)[] {
  return values.map((value, index) => (closed[index] === true ? null : value));
}

function isNear(day: Day, { start, values }: Series): boolean {
  return day >= start && day <= addDays(start, values.length + FARTHEST_DAYS_ASKED);
}
