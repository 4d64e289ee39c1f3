import { addDays, weekday } from '../../src/calendar/day.ts';
import { defaultMembers } from '../../src/forecast/members/default-members.ts';
import { ets } from '../../src/forecast/members/ets.ts';
import { yearlyEts } from '../../src/forecast/members/yearly-ets.ts';
import { forecast } from '../../src/forecast/forecast.ts';
import { intervalAt, type Band } from '../../src/forecast/intervals/band.ts';
import type { Range } from '../../src/forecast/intervals/horizon-band.ts';
import { prophetMembers } from '../../src/forecast/members/level-adjusted-prophet.ts';
import { prefix, type Model } from '../../src/forecast/model.ts';
import { predict } from '../../src/forecast/prophet/predict/predict.ts';
import { fitProphet } from '../../src/forecast/prophet/fit-prophet.ts';
import { rollingForecast, type RollingForecast } from '../../src/forecast/ensemble/rolling-forecast.ts';
import { seasonalNaive } from '../../src/forecast/members/seasonal-naive.ts';
import { theta } from '../../src/forecast/members/theta.ts';
import { weekdayMean } from '../../src/forecast/members/weekday-mean.ts';
import { stanForecast } from '../../test/fixtures/stan.ts';
import { isForStan, SCORED_DAYS } from './origins.ts';
import type { TestSet } from './test-set.ts';
import { weekdayDeviation } from './weekday-deviation.ts';

export type Level = 0.8 | 0.95;

/** A method's forecast of a day: its value, and the intervals by level. */
export interface DayForecast {
  readonly yhat: number;
  readonly range: Readonly<Record<Level, Range>>;
}

/** The forecasts of the days after an origin (the length of the history known there), the first at element 0. */
type ForecastFrom = (origin: number, horizonDays: number) => readonly (DayForecast | null)[];

export interface Method {
  readonly name: string;
  /** Whether it is evaluated at an origin: one of them is too slow to run at all. */
  readonly isEvaluated: (origin: number) => boolean;
  readonly forecastFrom: ForecastFrom;
}

/** What all are compared with. */
export const YARDSTICK = 'weekday mean';
export const ENSEMBLE = 'the ensemble';
const PROPHETS = ['stiff Prophet', 'level-adjusted Prophet', 'flexible level-adjusted Prophet'];
const YEARLY = 'ETS with the yearly season';

const DAY_MS = 86_400_000;
const GAUSSIAN: Readonly<Record<Level, number>> = { 0.8: 1.2815515655446004, 0.95: 1.959963984540054 };
const always = () => true;

/** Every method, on one set. */
export function methodsOn(set: TestSet): Method[] {
  const prophets = prophetMembers([], 14);
  return [
    { name: 'seasonal naive', isEvaluated: always, forecastFrom: plainForecasts(set, seasonalNaive, 1) },
    { name: YARDSTICK, isEvaluated: always, forecastFrom: plainForecasts(set, weekdayMean, 4) },
    { name: 'ETS', isEvaluated: always, forecastFrom: ours(set, [ets]) },
    { name: 'Theta', isEvaluated: always, forecastFrom: ours(set, [theta]) },
    { name: 'Prophet, solved exactly', isEvaluated: always, forecastFrom: prophet(set) },
    { name: 'Prophet by Stan', isEvaluated: isForStan(set), forecastFrom: stan(set) },
    ...prophets.map((model, at) => ({
      name: PROPHETS[at] ?? model.id,
      isEvaluated: always,
      forecastFrom: ours(set, [model]),
    })),
    ...prophets.slice(0, 1).map((stiff) => ({
      name: YEARLY,
      isEvaluated: always,
      forecastFrom: ours(set, [yearlyEts(stiff)]),
    })),
    { name: ENSEMBLE, isEvaluated: always, forecastFrom: ours(set, defaultMembers) },
  ].map((method) => ({ ...method, forecastFrom: restoredCache(method.forecastFrom) }));
}

/** The members of the ensemble. */
export const MEMBERS = ['seasonal naive', YARDSTICK, 'ETS', ...PROPHETS, YEARLY];

function ours(set: TestSet, members: readonly Model[]): ForecastFrom {
  return ensembleForecasts(set, rollingForecast(set, members));
}

/** Some members together or one alone, with bands as they are shipped. */
export function ensembleForecasts(set: TestSet, rolling: RollingForecast): ForecastFrom {
  return (origin, horizonDays) => {
    const points = new Map(forecast(rolling, horizonDays, { origin }).map((point) => [point.day, point]));
    return Array.from({ length: horizonDays }, (_, ahead) => {
      const point = points.get(addDays(set.start, origin + ahead));
      if (!point) return null;
      return { yhat: point.yhat, range: { 0.8: rangeAt(point, 0.8), 0.95: rangeAt(point, 0.95) } };
    });
  };
}

function rangeAt(band: Band, level: Level): Range {
  const interval = intervalAt(band, level);
  if (!interval) throw new RangeError(`the forecast has no interval of level ${level}`);
  return interval;
}

/** A mean of the latest same weekdays as textbooks have it, anomalies and all, with Gaussian bands by its errors in sample. */
export function plainForecasts(set: TestSet, model: Model, averaged: number): ForecastFrom {
  return (origin, horizonDays) => {
    const deviation = weekdayDeviation(set, origin, averaged);
    const days = Array.from({ length: horizonDays }, (_, ahead) => addDays(set.start, origin + ahead));
    return model
      .fit(prefix(set, origin))
      .predict(days)
      .map((yhat) => {
        if (yhat === null) return null;
        const range = (level: Level): Range => ({
          lower: yhat - GAUSSIAN[level] * deviation,
          upper: yhat + GAUSSIAN[level] * deviation,
        });
        return { yhat, range: { 0.8: range(0.8), 0.95: range(0.95) } };
      });
  };
}

/** Prophet's defaults solved exactly, closed weekdays left out, with the range that the model gives itself. */
function prophet(set: TestSet): ForecastFrom {
  return (origin, horizonDays) => {
    const { ds, y } = known(set, origin);
    const fit = fitProphet({ ds, y });
    const times = { ds: ahead(set, origin, horizonDays) };
    if (!fit) return times.ds.map(() => null);
    return together(predict(fit, times, 0.8), predict(fit, times, 0.95), ({ yhat_lower, yhat_upper }, index) => ({
      lower: yhat_lower[index] ?? 0,
      upper: yhat_upper[index] ?? 0,
    }));
  };
}

/** The same by real Stan. */
function stan(set: TestSet): ForecastFrom {
  return (origin, horizonDays) => {
    const { ds, y } = known(set, origin);
    const forecastAt = (level: Level) => stanForecast(ds, y, ahead(set, origin, horizonDays), level);
    return together(forecastAt(0.8), forecastAt(0.95), ({ lower, upper }, index) => ({
      lower: lower[index] ?? 0,
      upper: upper[index] ?? 0,
    }));
  };
}

function together<Forecast extends { readonly yhat: ArrayLike<number> }>(
  narrow: Forecast,
  wide: Forecast,
  range: (forecast: Forecast, index: number) => Range,
): DayForecast[] {
  return Array.from(narrow.yhat, (yhat, index) => ({
    yhat,
    range: { 0.8: range(narrow, index), 0.95: range(wide, index) },
  }));
}

function known(set: TestSet, origin: number): { ds: number[]; y: number[] } {
  const rows = set.values.slice(0, origin).flatMap((value, index) => {
    const day = addDays(set.start, index);
    return value === null || !set.open[weekday(day)] ? [] : [{ ds: day * DAY_MS, value }];
  });
  return { ds: rows.map(({ ds }) => ds), y: rows.map(({ value }) => value) };
}

function ahead(set: TestSet, origin: number, horizonDays: number): number[] {
  return Array.from({ length: horizonDays }, (_, index) => addDays(set.start, origin + index) * DAY_MS);
}

/** Each origin once: for the day after it, or for all days that are scored. */
export function restoredCache(forecastFrom: ForecastFrom): ForecastFrom {
  const found = new Map<number, ReturnType<ForecastFrom>>();
  return (origin, horizonDays) => {
    const before = found.get(origin);
    if (before && before.length >= horizonDays) return before;
    const forecasts = forecastFrom(origin, horizonDays === 1 ? 1 : SCORED_DAYS);
    found.set(origin, forecasts);
    return forecasts;
  };
}
