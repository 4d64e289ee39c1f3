import { addDays, daysBetween, weekday, type Day } from '../../calendar/day.ts';
import { quantile } from '../../stats/quantile.ts';
import { numberedHolidays } from './numbered-holidays.ts';
import { FLEXIBLE_LEVEL_ADJUSTED_PROPHET, LEVEL_ADJUSTED_PROPHET, STIFF_PROPHET } from './prophet-ids.ts';
import { prophet, prophetModels } from './prophet-model.ts';
import { cacheKey, prefix, type FittedModel, type History, type Model, type YearlySeason } from '../model.ts';
import type { HolidayRow } from '../../calendar/holiday-row.ts';
import { inUnit, seasonalSeries, type SeasonalSeries } from './seasonal-series.ts';

const LATEST_DAYS = 42;
/** So many days after the requested ones are predicted with them: until the next fit. */
const DAYS_MORE = 13;
/** Of a yearly season so many days are computed after those that are known: for origins up to four weeks later, a quarter ahead. */
const DAYS_MORE_OF_YEAR = 128;
/** The weight of each of the latest days, the last first: half as much every four days. */
const WEIGHTS = Float64Array.from({ length: LATEST_DAYS }, (_, back) => 0.5 ** (back / 4));
/** Errors are clipped at so many times the usual size. */
const CLIPPED_AT = 3.75;
/** Of the latest days, and of the last week alone: at a new level that is what all have. */
const LAST_DAYS = 7;
/** The part of the level adjustment that is left after some days: three quarters stay, and the rest fades by 7 % a day. */
const LEFT = Float64Array.from({ length: 400 }, (_, days) => 0.75 + 0.25 * 0.93 ** days);
/** Beyond the history growth that has not lasted fades by a tenth a day: a launch or a collapse does not go on as it was. */
const GROWTH_KEPT = 0.9;
const FADED = Float64Array.from({ length: 400 }, (_, ahead) => faded(ahead));
/** In the first half year each week changes the fit much. */
const SHORT_DAYS = 182;
const A_WEEK = 7;
/** The mean to which logs are shifted for the fit, so that its priors, relative to the largest value, don't depend on the unit. */
const USUAL_LOG = 10;

/**
 * A model of trend and seasonality, adjusted by its mean error on the latest days: the fit has the seasons, the latest days the level. On
 * logs where the series allows it, so that seasons are proportional to the level.
 *
 * It is fitted once in some days, so that a fit for each day costs a fraction; the level is adjusted daily.
 *
 * @param model takes a history on any scale
 * @param daysBetweenFits counted from the start of the history; at most a week in the first half year
 * @param isAdjusted whether there is a level adjustment at all
 */
function levelAdjusted(id: string, model: Model, daysBetweenFits = 14, isAdjusted = true): Model {
  /** By history, then by how many of its days were fitted. */
  const fits = new WeakMap<object, Map<number, Learned>>();
  return {
    id,
    fit(history) {
      const known = fits.get(cacheKey(history)) ?? new Map<number, Learned>();
      fits.set(cacheKey(history), known);
      const length = lastFit(history, daysBetweenFits);
      const latest = known.get(length) ?? learned(model, scaled(history, length));
      known.set(length, latest);
      const predict = (days: readonly Day[]) => predicted(history, latest, days, isAdjusted);
      return latest.yearly ? { yearly: latest.yearly, predict } : { predict };
    },
  };
}

/**
 * Level-adjusted Prophet: its trend and seasonality, on logs where the series allows it, adjusted to the level of the last six weeks, where
 * the latest days have most weight. It is fitted once a week in the first half year, then once in two weeks. Null while the days that
 * were fitted span less than 14, and for a weekday without a value for 13 weeks.
 *
 * @example levelAdjustedProphet
 *   .fit({ start: dayFromIso('2026-09-14'), values: Array.from({ length: 21 }, (_, day) => 1 + (day % 7)) })
 *   .predict([dayFromIso('2026-10-05'), dayFromIso('2026-10-06')]) // [1, 2]
 */
export const levelAdjustedProphet = levelAdjusted(LEVEL_ADJUSTED_PROPHET, prophet);

/** The fits of the ensemble by their prior for changes of the trend, ascending. */
const FITS = [
  { id: STIFF_PROPHET, scale: 0.01, isAdjusted: false, isForMany: true },
  { id: levelAdjustedProphet.id, scale: 0.05, isAdjusted: true, isForMany: true },
  { id: FLEXIBLE_LEVEL_ADJUSTED_PROPHET, scale: 0.5, isAdjusted: true, isForMany: false },
] as const;

/**
 * Prophet's model as members of the ensemble. Level-adjusted twice: with Prophet's default prior for changes of the trend, and with one
 * ten times as wide, for a series that collapses or takes off. And once with a narrow prior and no adjustment, for noisy series whose
 * latest weeks are no new level.
 *
 * @param holidays one row a day
 * @param isOneOfMany whether there are many such series: the one with the wide prior is then left out
 */
export function prophetMembers(holidays: readonly HolidayRow[], daysBetweenFits: number, isOneOfMany = false): Model[] {
  const fits = FITS.filter(({ isForMany }) => isForMany || !isOneOfMany);
  const models = prophetModels(
    fits.map(({ id, scale }) => [id, scale] as const),
    { holidays: numberedHolidays(holidays) },
  );
  return models.map((model, at) => levelAdjusted(model.id, model, daysBetweenFits, fits[at]?.isAdjusted));
}

/** The latest fit. */
interface Learned {
  readonly series: SeasonalSeries;
  /** The prediction of the fit for a day, on the scale of the series. */
  readonly base: (day: Day) => number | null;
  /** The growth of its trend a day, as far as it has not lasted. */
  readonly passing: number;
  /** Null without one, and where it is not on logs. */
  readonly yearly: YearlySeason | null;
}

function learned(model: Model, { series, history, shift }: Scaled): Learned {
  const first = addDays(history.start, history.values.length - LATEST_DAYS);
  const fitted = model.fit(history);
  const { latest, lasting } = fitted.growth ?? { latest: 0, lasting: 0 };
  return {
    ...{ series, base: cachedPrediction(fitted, shift, first), passing: latest - lasting },
    yearly: series.scale === 'log' ? yearlySeason(fitted, history, series.beginsAt) : null,
  };
}

/** The season from the start of a history on, computed once. */
function yearlySeason({ yearlyPart }: FittedModel, { start, values }: History, begins: number): YearlySeason | null {
  if (!yearlyPart?.([start])) return null;
  let known: Float64Array = new Float64Array(0);
  const on = (day: Day): number => {
    if (day - start >= known.length) {
      const last = Math.max(day - start, values.length) + DAYS_MORE_OF_YEAR;
      known = yearlyPart(daysBetween(start, addDays(start, last))) ?? known;
    }
    return known[day - start] ?? 0;
  };
  return { learnedFromDays: values.length - begins, on };
}

/** The days that are fitted. */
interface Scaled {
  readonly series: SeasonalSeries;
  /** On the scale of the series and moved, closed and unknown days left out. */
  readonly history: History;
  readonly shift: number;
}

/** The days of each history that were scaled last: several models are fitted to them. */
const lastScaled = new WeakMap<object, Scaled>();

/** The first `length` days of a history as they are fitted. */
function scaled(history: History, length: number): Scaled {
  const last = lastScaled.get(cacheKey(history));
  if (last?.history.values.length === length) return last;
  const known = prefix(history, length);
  const series = seasonalSeries(known);
  const shift = shiftOf(series);
  const made = { series, history: onScale(known, series, shift), shift };
  lastScaled.set(cacheKey(history), made);
  return made;
}

/** The predictions of a fit, those from a day on computed once: consecutive origins need the latest days again, and a few more. */
function cachedPrediction(model: FittedModel, shift: number, first: Day): Learned['base'] {
  const cached: (number | null)[] = [];
  const onScale = (value: number | null): number | null => (value === null ? null : value - shift);
  return (day) => {
    if (day < first) return onScale(model.predict([day])[0] ?? null);
    if (day - first >= cached.length) {
      const values = model.predict(daysBetween(addDays(first, cached.length), addDays(day, DAYS_MORE)));
      for (let index = 0; index < values.length; index++) cached.push(onScale(values[index] ?? null));
    }
    return cached[day - first] ?? null;
  };
}

/** The number of days in the latest fit. */
function lastFit({ values: { length } }: History, daysBetweenFits: number): number {
  return length - (length % (length < SHORT_DAYS ? Math.min(A_WEEK, daysBetweenFits) : daysBetweenFits));
}

function onScale(
  { start, values, weights }: History,
  { scale, isOpen, beginsAt }: SeasonalSeries,
  shift: number,
): History {
  const moved = values.map((value, index) => {
    if (value === null || index < beginsAt || !isOpen[weekday(addDays(start, index))]) return null;
    return scale === 'linear' ? value : value > 0 ? Math.log(value) + shift : null;
  });
  return { start, values: moved, ...(weights && { weights }) };
}

function shiftOf({ scale, values, isKnown }: SeasonalSeries): number {
  let [sum, known] = [0, 0];
  for (let index = 0; index < values.length; index++) {
    sum += values[index] ?? 0;
    known += isKnown[index] ?? 0;
  }
  return scale === 'linear' || known === 0 ? 0 : USUAL_LOG - sum / known;
}

function predicted(
  history: History,
  { series, base, passing }: Learned,
  days: readonly Day[],
  isAdjusted: boolean,
): (number | null)[] {
  const next = addDays(history.start, history.values.length);
  const out: (number | null)[] = days.map(() => null);
  // The last day first, so that the fit predicts all days at once, and for all models the same ones.
  base(days.at(-1) ?? next);
  const level = isAdjusted ? latestLevel(history, series, base) : 0;
  for (let at = days.length - 1; at >= 0; at--) {
    const day = days[at] ?? next;
    const on = weekday(day);
    const value = series.isOpen[on] ? base(day) : null;
    const left = LEFT[Math.min(LEFT.length - 1, Math.max(0, day - next))] ?? 0;
    if (!series.isOpen[on]) out[at] = series.closedValues[on] ?? null;
    else if (value !== null) out[at] = inUnit(value + level * left - passing * fadedDays(day - next + 1), series.scale);
  }
  return out;
}

/** How many of the days ahead the trend does not grow, with a growth that fades. */
function fadedDays(ahead: number): number {
  return ahead <= 0 ? 0 : (FADED[ahead] ?? faded(ahead));
}

function faded(ahead: number): number {
  return ahead - (GROWTH_KEPT * (1 - GROWTH_KEPT ** ahead)) / (1 - GROWTH_KEPT);
}

/** The weighted mean error of the fit on the latest days. */
function latestLevel(
  { start, values, weights }: History,
  { scale, isOpen }: SeasonalSeries,
  base: Learned['base'],
): number {
  const errors: number[] = [];
  const sizes: number[] = [];
  const errorWeights: number[] = [];
  for (let back = 0; back < LATEST_DAYS; back++) {
    const index = values.length - 1 - back;
    const value = values[index] ?? null;
    const day = addDays(start, index);
    const counts = value !== null && (weights?.[index] ?? 1) >= 0.5 && isOpen[weekday(day)];
    if (!counts || (scale === 'log' && value <= 0)) continue;
    const expected = base(day);
    if (expected === null) continue;
    const error = (scale === 'log' ? Math.log(value) : value) - expected;
    errors.push(error);
    sizes.push(Math.abs(error));
    errorWeights.push(WEIGHTS[back] ?? 0);
  }
  const usualSize = (of: readonly number[]): number => quantile(of, 0.5) ?? 0;
  const limit = CLIPPED_AT * Math.max(usualSize(sizes), usualSize(sizes.slice(0, LAST_DAYS)));
  let sum = 0;
  let weight = 0;
  for (let at = 0; at < errors.length; at++) {
    const share = errorWeights[at] ?? 0;
    sum += share * Math.max(-limit, Math.min(limit, errors[at] ?? 0));
    weight += share;
  }
  return weight > 0 ? sum / weight : 0;
}
