import { addDays, daysBetween, weekday, type Day } from '../calendar/day.ts';
import { quantile } from '../stats/quantile.ts';
import { prophetModel } from './exact-fit.ts';
import { prefix, wholeOf, type FittedModel, type History, type Model } from './model.ts';
import type { HolidayRow } from './prophet/options.ts';
import { inUnit, seasonalSeries, type SeasonalSeries } from './seasonal-series.ts';

const LATEST_DAYS = 42;
/** So many days beyond those asked for are worked out with them. */
const DAYS_MORE = 28;
/** How much each of the latest days counts, today first: half as much every four days. */
const SHARES = Float64Array.from({ length: LATEST_DAYS }, (_, back) => 0.5 ** (back / 4));
/** Errors beyond so many usual ones pull no more than these. */
const CLIPPED_AT = 3.75;
/** Of what the fit misses of late, this share stays, and the rest is gone at this rate a day. */
const LASTING_SHARE = 0.75;
const FADING = 0.93;
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
export function levelled(id: string, model: Model, daysBetweenFits = 14): Model {
  /** By the whole history, then by how many of its days were fitted. */
  const fits = new WeakMap<History, Map<number, Learned>>();
  return {
    id,
    fit(history) {
      const ofWhole = fits.get(wholeOf(history)) ?? new Map<number, Learned>();
      fits.set(wholeOf(history), ofWhole);
      const length = lastFit(history, daysBetweenFits);
      const latest = ofWhole.get(length) ?? learned(model, prefix(history, length));
      ofWhole.set(length, latest);
      return { predict: (days) => predicted(history, latest, days) };
    },
  };
}

/**
 * The exact fit, levelled: with Prophet's own reluctance to change the trend, and with a tenth of it.
 *
 * @param holidays one row a day
 */
export function levelledExactFits(
  holidays: readonly HolidayRow[] = [],
  daysBetweenFits?: number,
): readonly [exact: Model, loose: Model] {
  const fit = (id: string, changepoint_prior_scale: number): Model =>
    levelled(`levelled-${id}`, prophetModel(id, { holidays, changepoint_prior_scale }), daysBetweenFits);
  return [fit('exact-fit', 0.05), fit('loose-fit', 0.5)];
}

/** Those that know of no holidays. */
export const [levelledExactFit, levelledLooseFit] = levelledExactFits();

/** What was learned on the last day of fitting. */
interface Learned {
  readonly series: SeasonalSeries;
  /** What the fit says of a day, on the scale of the series. */
  readonly base: (day: Day) => number | null;
}

function learned(model: Model, history: History): Learned {
  const series = seasonalSeries(history);
  const shift = shiftOf(series);
  const fitted = model.fit(onScale(history, series, shift));
  return { series, base: remembering(fitted, shift, addDays(history.start, history.values.length - LATEST_DAYS)) };
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
  return length - (length % (length < SHORT_DAYS ? A_WEEK : daysBetweenFits));
}

/** The history that is fitted: on the scale, closed and unknown days left out. */
function onScale({ start, values, weights }: History, { scale, isOpen }: SeasonalSeries, shift: number): History {
  const scaled = values.map((value, index) => {
    if (value === null || !isOpen[weekday(addDays(start, index))]) return null;
    return scale === 'linear' ? value : value > 0 ? Math.log(value) + shift : null;
  });
  return weights ? { start, values: scaled, weights } : { start, values: scaled };
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
    const lasts = LASTING_SHARE + (1 - LASTING_SHARE) * FADING ** Math.max(0, day - next);
    if (!series.isOpen[on]) out[at] = series.closedValues[on] ?? null;
    else if (value !== null) out[at] = inUnit(value + level * lasts, series.scale);
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
