import { addDays, daysBetween, weekday, type Day } from '../calendar/day.ts';
import { quantile } from '../stats/quantile.ts';
import { exactFit } from './exact-fit.ts';
import { prefix, wholeOf, type FittedModel, type History, type Model } from './model.ts';
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
      return corrected(history, latest);
    },
  };
}

/** The exact fit, levelled. */
export const levelledExactFit = levelled('levelled-exact-fit', exactFit);

/** What was learned on the last day of fitting. */
interface Learned {
  readonly series: SeasonalSeries;
  readonly base: FittedModel;
}

function learned(model: Model, history: History): Learned {
  const series = seasonalSeries(history);
  const shift = shiftOf(series);
  const base = shifted(model.fit(onScale(history, series, shift)), -shift);
  return { series, base: remembering(base, addDays(history.start, history.values.length - LATEST_DAYS)) };
}

/** The same forecasts, those from a day on worked out once: a walk asks for the latest days again each morning, and for a few more. */
function remembering(model: FittedModel, first: Day): FittedModel {
  const said: (number | null)[] = [];
  return {
    predict(days) {
      const end = addDays(first, said.length);
      const last = days.reduce((latest, day) => (day > latest ? day : latest), first);
      if (last >= end) said.push(...model.predict(daysBetween(end, addDays(last, DAYS_MORE))));
      return days.map((day) => (day < first ? model.predict([day])[0] : said[day - first]) ?? null);
    },
  };
}

function corrected(history: History, { series, base }: Learned): FittedModel {
  return { predict: (days) => predicted(history, series, base, days) };
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

function shifted(model: FittedModel, by: number): FittedModel {
  return { predict: (days) => model.predict(days).map((value) => (value === null ? null : value + by)) };
}

function predicted(
  history: History,
  series: SeasonalSeries,
  base: FittedModel,
  days: readonly Day[],
): (number | null)[] {
  const next = addDays(history.start, history.values.length);
  const latest = Array.from({ length: LATEST_DAYS }, (_, back) => addDays(next, -1 - back));
  const fitted = base.predict([...latest, ...days]);
  const level = latestLevel(latestErrors(history, series, fitted.slice(0, LATEST_DAYS)));
  return days.map((day, index) => {
    const at = weekday(day);
    if (!series.isOpen[at]) return series.closedValues[at] ?? null;
    const value = fitted[LATEST_DAYS + index] ?? null;
    const lasts = LASTING_SHARE + (1 - LASTING_SHARE) * FADING ** Math.max(0, day - next);
    return value === null ? null : inUnit(value + level * lasts, series.scale);
  });
}

/** What the fit misses of each of the latest days, today first; null where that is unknown. */
function latestErrors(
  { start, values, weights }: History,
  { scale, isOpen }: SeasonalSeries,
  fitted: readonly (number | null)[],
): (number | null)[] {
  return fitted.map((expected, back) => {
    const index = values.length - 1 - back;
    const value = values[index] ?? null;
    const counts = (weights?.[index] ?? 1) >= 0.5 && isOpen[weekday(addDays(start, index))];
    if (value === null || expected === null || !counts || (scale === 'log' && value <= 0)) return null;
    return (scale === 'log' ? Math.log(value) : value) - expected;
  });
}

/** The weighted mean of the errors, today's first. */
function latestLevel(errors: readonly (number | null)[]): number {
  const sizes = errors.filter((error) => error !== null).map(Math.abs);
  const limit = CLIPPED_AT * (quantile(sizes, 0.5) ?? 0);
  let sum = 0;
  let weight = 0;
  errors.forEach((error, back) => {
    if (error === null) return;
    const share = SHARES[back] ?? 0;
    sum += share * Math.max(-limit, Math.min(limit, error));
    weight += share;
  });
  return weight > 0 ? sum / weight : 0;
}
