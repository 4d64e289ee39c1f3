import { addDays, daysBetween, weekday, type Day } from '../../calendar/day.ts';
import { quantile } from '../../stats/quantile.ts';
import { prophet, prophetModels } from './prophet-model.ts';
import { cacheKey, prefix, type FittedModel, type History, type Model } from '../model.ts';
import type { HolidayRow } from '../../calendar/holiday-row.ts';
import { inUnit, seasonalSeries, type SeasonalSeries } from './seasonal-series.ts';

const LATEST_DAYS = 42;
/** So many days beyond those asked for are worked out with them. */
const DAYS_MORE = 28;
/** How much each of the latest days counts, today first: half as much every four days. */
const SHARES = Float64Array.from({ length: LATEST_DAYS }, (_, back) => 0.5 ** (back / 4));
/** Errors beyond so many usual ones pull no more than these. */
const CLIPPED_AT = 3.75;
/** How much of what the fit misses of late is left after some days: three quarters stay, and the rest fades by 7 % a day. */
const LEFT = Float64Array.from({ length: 400 }, (_, days) => 0.75 + 0.25 * 0.93 ** days);
/** In half a year each week teaches something new of a series. */
const SHORT_DAYS = 182;
const A_WEEK = 7;
/** Where logs are moved to for the fit, so that its priors, which are relative to the largest value, don't depend on the unit. */
const USUAL_LOG = 10;

/**
 * A model of trend and seasons, corrected by how far it lies from the latest days: it knows weekdays and year, and they know where the
 * level is now. On logs where the series allows it, so that seasons are in proportion to the level.
 *
 * It is fitted once in some days, so that a walk day by day costs a fraction; the correction is of today.
 *
 * @param model takes a history on any scale
 * @param daysBetweenFits counted from the start of the history; at most a week in the first half year
 */
function levelled(id: string, model: Model, daysBetweenFits = 14): Model {
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
      return { predict: (days) => predicted(history, latest, days) };
    },
  };
}

/**
 * The exact fit, levelled: Prophet's trend and seasons, on logs where the series allows it, moved to the level of the last six weeks, where
 * the latest days count most. It is fitted once a week in the first half year, then once in two weeks. Null while the days that were
 * fitted span less than 14, and for a weekday that has been silent for 13 weeks.
 *
 * @example levelAdjustedProphet
 *   .fit({ start: dayFromIso('2026-09-14'), values: Array.from({ length: 21 }, (_, day) => 1 + (day % 7)) })
 *   .predict([dayFromIso('2026-10-05'), dayFromIso('2026-10-06')]) // [1, 2]
 */
export const levelAdjustedProphet = levelled('levelled-exact-fit', prophet);
/** The id of the one whose trend turns sooner. */
export const FLEXIBLE_LEVEL_ADJUSTED_PROPHET = 'levelled-loose-fit';

const SCALES = [
  [levelAdjustedProphet.id, 0.05],
  [FLEXIBLE_LEVEL_ADJUSTED_PROPHET, 0.5],
] as const;

/**
 * The exact fit, levelled, twice: with Prophet's own reluctance to turn the trend, and with a tenth of it; or the first alone.
 *
 * @param holidays one row a day
 */
export function levelAdjustedProphets(
  holidays: readonly HolidayRow[],
  daysBetweenFits: number,
  count: 1 | 2 = 2,
): Model[] {
  const models = prophetModels(SCALES.slice(0, count), { holidays });
  return models.map((model) => levelled(model.id, model, daysBetweenFits));
}

/** What was learned on the last day of fitting. */
interface Learned {
  readonly series: SeasonalSeries;
  /** What the fit says of a day, on the scale of the series. */
  readonly base: (day: Day) => number | null;
}

function learned(model: Model, { series, history, shift }: Scaled): Learned {
  const first = addDays(history.start, history.values.length - LATEST_DAYS);
  return { series, base: remembering(model.fit(history), shift, first) };
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

/** The forecasts of a fit, those from a day on worked out once: a walk asks for the latest days again each morning, and for a few more. */
function remembering(model: FittedModel, shift: number, first: Day): Learned['base'] {
  const said: (number | null)[] = [];
  const ask = (days: readonly Day[]) => model.predict(days).map((value) => (value === null ? null : value - shift));
  return (day) => {
    if (day < first) return ask([day])[0] ?? null;
    if (day - first >= said.length)
      said.push(...ask(daysBetween(addDays(first, said.length), addDays(day, DAYS_MORE))));
    return said[day - first] ?? null;
  };
}

/** How long the history was when it was last fitted. */
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
  const known = isKnown.reduce((sum, one) => sum + one, 0);
  return scale === 'linear' || known === 0 ? 0 : USUAL_LOG - values.reduce((sum, value) => sum + value, 0) / known;
}

function predicted(history: History, { series, base }: Learned, days: readonly Day[]): (number | null)[] {
  const next = addDays(history.start, history.values.length);
  const out: (number | null)[] = days.map(() => null);
  const level = latestLevel(history, series, base);
  // The farthest first, so that the fit is asked once for all.
  for (let at = days.length - 1; at >= 0; at--) {
    const day = days[at] ?? next;
    const on = weekday(day);
    const value = series.isOpen[on] ? base(day) : null;
    const left = LEFT[Math.min(LEFT.length - 1, Math.max(0, day - next))] ?? 0;
    if (!series.isOpen[on]) out[at] = series.closedValues[on] ?? null;
    else if (value !== null) out[at] = inUnit(value + level * left, series.scale);
  }
  return out;
}

/** The weighted mean of what the fit misses of the latest days, today's counting most. */
function latestLevel(
  { start, values, weights }: History,
  { scale, isOpen }: SeasonalSeries,
  base: Learned['base'],
): number {
  const errors: number[] = [];
  const shares: number[] = [];
  for (let back = 0; back < LATEST_DAYS; back++) {
    const index = values.length - 1 - back;
    const value = values[index] ?? null;
    const day = addDays(start, index);
    const counts = value !== null && (weights?.[index] ?? 1) >= 0.5 && isOpen[weekday(day)];
    if (!counts || (scale === 'log' && value <= 0)) continue;
    const expected = base(day);
    if (expected === null) continue;
    errors.push((scale === 'log' ? Math.log(value) : value) - expected);
    shares.push(SHARES[back] ?? 0);
  }
  const limit = CLIPPED_AT * (quantile(errors.map(Math.abs), 0.5) ?? 0);
  let sum = 0;
  let weight = 0;
  for (let at = 0; at < errors.length; at++) {
    const share = shares[at] ?? 0;
    sum += share * Math.max(-limit, Math.min(limit, errors[at] ?? 0));
    weight += share;
  }
  return weight > 0 ? sum / weight : 0;
}
