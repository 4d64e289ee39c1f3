import { addDays, type Day } from '../../calendar/day.ts';
import { expectation, type Expectation, type Watched } from '../../detect/expectation.ts';
import { isNeverNegative } from '../../detect/plausible-range.ts';
import { judge } from '../../detect/judge.ts';
import { isAverage } from '../../detect/volume-noise.ts';
import type { Verdict } from '../../detect/verdict.ts';
import { components, type Components } from '../../forecast/components.ts';
import { membersWithEvents } from '../../forecast/members/default-members.ts';
import { eventDays } from '../../forecast/events/event-days.ts';
import { eventEffect } from '../../forecast/periods/event-effect.ts';
import { nonNegativeModel } from '../../forecast/members/non-negative.ts';
import { forecast, type ForecastPoint } from '../../forecast/forecast.ts';
import { totalForecast, type TotalForecast } from '../../forecast/periods/total-forecast.ts';
import { nonNegative } from '../../forecast/intervals/band.ts';
import type { History } from '../../forecast/model.ts';
import { oneDayAhead } from '../../forecast/outliers/one-day-ahead.ts';
import {
  rollingForecast,
  type CombinationWeights,
  type EnsembleCache,
  type RollingForecast,
} from '../../forecast/ensemble/rolling-forecast.ts';
import { withYearlyShape } from '../../forecast/siblings/with-yearly-shape.ts';
import type { HolidayRow } from '../../calendar/holiday-row.ts';
import { eventsBehind } from '../../metrics/counts-events.ts';
import { isRatio, metricOfSlice } from '../../metrics/metric.ts';
import { atNewLevels, type LevelChange } from '../../metrics/level-change.ts';
import type { Series } from '../../metrics/series.ts';
import { noticedChanges, type NoticedChanges } from '../../tune/noticed-changes.ts';
import { lentBy } from './lent-by.ts';

/** What is known of a series beside its own days. */
export interface Surrounding {
  /** Declared closed days, without a forecast. */
  readonly closures?: ReadonlySet<Day>;
  readonly holidays?: readonly HolidayRow[];
  /** The open days of the whole metric, for a slice that began later. */
  readonly whole?: History | null;
  /** Its confirmed new levels, in the order in which they became known. */
  readonly levelChanges?: readonly LevelChange[];
}

/** Holidays farther ahead are not used. */
const FARTHEST_HOLIDAY_DAYS = 400;

/** A series with its forecasts, for verdicts on its days. */
export interface JudgeableSeries {
  /** The day after the last complete one. */
  readonly asOf: Day;
  /**
   * The verdict on a day; `first` is the expectation by which it was first judged, where that still holds.
   * @param asOf the day after the last one that was complete then, by default after the last one
   */
  verdictOn(day: Day, first: Expectation | null, asOf?: Day): Verdict;
  /** The forecasts of the days from an as-of day on, by default from the day after the last complete one. */
  ahead(horizonDays: number, options?: { readonly asOf?: Day; readonly levels?: readonly number[] }): ForecastPoint[];
  /** The forecast of the sum of the days from an as-of day on, with the same default. */
  totalForecast(days: number, asOf?: Day): TotalForecast | null;
  /** The weights behind the forecasts of the days ahead. */
  combinationWeights(): CombinationWeights;
  /** The results that later as-of days reuse. */
  cache(): EnsembleCache;
  /** What would be noticed on its latest days; null with too little history. */
  noticedChanges(): NoticedChanges | null;
}

/**
 * @param series complete up to its last value
 * @param cache of the same series on an earlier as-of day, with the same changes of level
 */
export function judgeable(
  series: Series,
  { closures = new Set(), holidays = [], whole = null, levelChanges = [] }: Surrounding = {},
  cache: EnsembleCache | null = null,
): JudgeableSeries {
  const { start, closed, volumes, metric, faulty = [] } = series;
  const values = openValues(series);
  const watchedOn = watchedByDay(series, levelChanges, (known, isLatest) =>
    seriesRolling(known, holidays, isLatest ? cache : null, whole),
  );
  const asOf = addDays(start, values.length);
  const { rolling } = watchedOn(asOf);
  // A share of weights or amounts has no number of events behind it.
  const isCounted = metric.unit !== 'share' || eventsBehind(metric) !== null;
  const rule = metricOfSlice(metric, series.slice);
  const neverNegative = (before: number): boolean => isNeverNegative(values.slice(0, before), metric);

  function verdictOn(day: Day, first: Expectation | null, knownTo = asOf): Verdict {
    const index = day - start;
    const isComplete = day < knownTo;
    const facts = {
      value: isComplete ? (series.values[index] ?? null) : null,
      complete: isComplete,
      closed: closed[index] === true,
      faulty: faulty.includes(day),
      volume: isCounted ? (volumes[index] ?? (isRatio(metric.measure) ? 0 : null)) : null,
    };
    return judge(facts, day <= knownTo ? expectationOn(index, isComplete, first) : first, rule);
  }

  /** What an average is taken over is only known of a complete day, so that it is then compared anew. */
  function expectationOn(index: number, isComplete: boolean, first: Expectation | null): Expectation | null {
    const volume = isComplete && isAverage(metric) ? (volumes[index] ?? null) : null;
    return volume === null && first !== null
      ? first
      : expectation(watchedOn(addDays(start, index)), index, metric, volume);
  }

  return {
    asOf,
    verdictOn,
    ahead: (horizonDays, options = {}) => {
      const from = options.asOf ?? asOf;
      const origin = from - start;
      const points = forecast(watchedOn(from).rolling, horizonDays, { ...options, origin }).filter(
        ({ day }) => !closures.has(day),
      );
      return neverNegative(origin) ? points.map(nonNegativePoint) : points;
    },
    totalForecast: (days, origin = asOf) =>
      totalForecast(watchedOn(origin).rolling, days, (index) => closures.has(addDays(origin, index)), origin - start),
    combinationWeights: () => rolling.combinationWeights(values.length),
    cache: () => rolling.cache(values.length),
    noticedChanges: () => noticedChanges(watchedOn(asOf), values.length, metric),
  };
}

/** The series as it was known on a day: until a change of level became known, days before the change have their own level. */
function watchedByDay(
  series: Series,
  changes: readonly LevelChange[],
  forecasts: (series: Series, isLatest: boolean) => RollingForecast,
): (day: Day) => Watched {
  const end = addDays(series.start, series.values.length);
  const latest = changes.filter(({ knownFrom }) => knownFrom <= end).length;
  const byChanges = new Map<number, Watched>();
  return (day) => {
    const known = changes.filter(({ knownFrom }) => knownFrom <= day).length;
    let watched = byChanges.get(known);
    if (!watched) {
      const moved = atNewLevels(series, changes.slice(0, known));
      watched = { rolling: forecasts(moved, known === latest), volumes: moved.volumes };
      byChanges.set(known, watched);
    }
    return watched;
  };
}

/**
 * The forecasts of a series from each of its days.
 *
 * @param holidays as for `judgeable`
 * @param cache of the same series on an earlier as-of day
 * @param whole the open days of the whole metric, for a slice that began later
 */
export function seriesRolling(
  series: Series,
  holidays: readonly HolidayRow[],
  cache: EnsembleCache | null = null,
  whole: History | null = null,
): RollingForecast {
  const near = holidays.filter(({ ds }) => isNear(ds, series));
  const ofWhole = whole ? holidays.filter(({ ds }) => isNear(ds, whole)) : [];
  const lent = whole ? lentBy(whole, ofWhole) : null;
  const own = membersWithEvents(near, series.slice !== '', lent?.effectsAt);
  const members = lent ? own.map(withYearlyShape(lent.shapeAt)) : own;
  return rollingForecast(
    { start: series.start, values: openValues(series) },
    series.metric.nonNegative ? members.map(nonNegativeModel) : members,
    cache ?? undefined,
    eventDays(near),
    lent?.effectsAt,
  );
}

function nonNegativePoint(point: ForecastPoint): ForecastPoint {
  return { ...point, ...nonNegative(point), yhat: Math.max(0, point.yhat) };
}

/** The components of a series' forecast; null while too little is known. */
export function seriesComponents(series: Series, holidays: readonly HolidayRow[]): Components | null {
  return components(withOutlierWeights(series), { holidays: holidays.filter(({ ds }) => isNear(ds, series)) });
}

/** The effect of a holiday or event on a day ahead, as a share of its forecast; null where the event never occurred, or without a forecast. */
export function learnedEffect(series: Series, holidays: readonly HolidayRow[], name: string, on: Day): number | null {
  return eventEffect(
    withOutlierWeights(series),
    holidays.filter(({ ds }) => isNear(ds, series)),
    name,
    on,
  );
}

/** The open days, with weights that are 0 for outliers. */
function withOutlierWeights(series: Series): History {
  const history = { start: series.start, values: openValues(series) };
  return { ...history, weights: oneDayAhead(history).weights };
}

/** The values without those of closed days, and of days whose data are wrong. */
export function openValues({ start, values, closed, faulty = [] }: Series): (number | null)[] {
  const wrong = new Set(faulty);
  return values.map((value, index) => (closed[index] === true || wrong.has(addDays(start, index)) ? null : value));
}

function isNear(day: Day, { start, values }: Pick<Series, 'start' | 'values'>): boolean {
  return day >= start && day <= addDays(start, values.length + FARTHEST_HOLIDAY_DAYS);
}
