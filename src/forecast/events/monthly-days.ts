import { addDays, type Day } from '../../calendar/day.ts';
import { mean } from '../../stats/mean.ts';
import { quantile } from '../../stats/quantile.ts';
import { robustScale } from '../../stats/robust-scale.ts';
import { cacheKey, type History } from '../model.ts';
import { placesInMonth } from './places-in-month.ts';

/** What a series does on the same day of every month, as its past shows. */
export interface MonthlyDay {
  /** Such as `1st of the month`. */
  readonly name: string;
  /** Its value as a multiple of an ordinary day's. */
  readonly factor: number;
  /** Standard deviation of the logarithm of that multiple. */
  readonly spread: number;
  /** How many months have shown it. */
  readonly months: number;
}

const DAYS_LOOKED_AT = 400;
/** At least so many of the latest months show it, of so many. */
const [MONTHS_NEEDED, OF_MONTHS] = [3, 4];
/** At least this share of the months since the first that shows it do. */
const LEAST_SHARE = 0.6;
const MONTHS_AVERAGED = 6;
/** An ordinary day is the mean of its weekday so many weeks before and after. */
const WEEKS = 4;
const LEAST_DAYS = 2;

/** An unusual day as a multiple of an ordinary one. */
interface Unusual {
  readonly index: number;
  readonly factor: number;
}

/** What is monthly about a day; null for most days. */
export type MonthlyDays = (day: Day) => MonthlyDay | null;

/**
 * The days of the month on which a series is unusual in most months: the first with the month's billing, the last with its bookings, a
 * payday. To the models, which know weekdays and seasons, they are anomalies for ever. Null for the many series that have none.
 *
 * @param isSpecial whether the calendar already knows a day
 * @returns for the first days of a history with weights that are 0 for anomalies, by default for all; the result depends on them alone
 */
export function monthlyDays(
  isSpecial: (day: Day) => boolean,
): (history: History, length?: number) => MonthlyDays | null {
  const known = new WeakMap<History, MonthlyDays | null>();
  const daysOfPlaces = growingPlaces(isSpecial);
  return (history, length = history.values.length) => {
    const isWhole = length === history.values.length;
    const before = isWhole ? known.get(history) : undefined;
    if (before !== undefined) return before;
    const found = patterns(history, length, unusualDays(history, length, isSpecial), daysOfPlaces);
    const on: MonthlyDays = (day) => {
      if (isSpecial(day)) return null;
      const place = placesInMonth(day).find((one) => found.has(one));
      return place === undefined ? null : (found.get(place) ?? null);
    };
    const result = found.size === 0 ? null : on;
    if (isWhole) known.set(history, result);
    return result;
  };
}

/** By their place in the month; each unusual day is explained by one of its places. */
function patterns(
  history: History,
  length: number,
  all: readonly Unusual[],
  daysOfPlaces: ReturnType<typeof growingPlaces>,
): ReadonlyMap<string, MonthlyDay> {
  const found = new Map<string, MonthlyDay>();
  let unusual = all;
  let days: DaysOfPlaces | null = null;
  for (;;) {
    const often = frequentPlaces(history, unusual);
    if (often.size === 0) return found;
    days ??= daysOfPlaces(history, length, often);
    const best = bestPlace(days, unusual);
    if (!best) return found;
    found.set(best.place, best.pattern);
    const explained = new Set(best.hits);
    unusual = unusual.filter(({ index }) => !explained.has(index));
  }
}

/** The places that enough unusual days have: hardly ever any, which spares looking at all days. */
function frequentPlaces({ start }: History, unusual: readonly Unusual[]): ReadonlySet<string> {
  if (unusual.length < MONTHS_NEEDED) return new Set();
  const counts = new Map<string, number>();
  for (const { index } of unusual)
    for (const place of placesInMonth(addDays(start, index))) counts.set(place, (counts.get(place) ?? 0) + 1);
  return new Set(Array.from(counts).flatMap(([place, count]) => (count >= MONTHS_NEEDED ? [place] : [])));
}

function unusualDays(history: History, length: number, isSpecial: (day: Day) => boolean): Unusual[] {
  const { start, weights } = history;
  const unusual: Unusual[] = [];
  for (let index = Math.max(0, length - DAYS_LOOKED_AT); index < length; index++) {
    if (weights?.[index] !== 0 || isSpecial(addDays(start, index))) continue;
    const factor = multiple(history, length, index);
    if (factor !== null) unusual.push({ index, factor });
  }
  return unusual;
}

/** The value of a day as a multiple of the ordinary days of its weekday around it; null where these are not known. */
function multiple({ values, weights }: History, length: number, index: number): number | null {
  const value = values[index] ?? null;
  if (value === null || value < 0) return null;
  const ordinary: number[] = [];
  for (let week = -WEEKS; week <= WEEKS; week++) {
    const other = index + 7 * week;
    const known = week === 0 || other >= length || weights?.[other] === 0 ? null : (values[other] ?? null);
    if (known !== null) ordinary.push(known);
  }
  const usual = ordinary.length < LEAST_DAYS ? null : mean(ordinary);
  return usual === null || usual <= 0 ? null : value / usual;
}

/** The known days of places in the month, ascending. */
type DaysOfPlaces = ReadonlyMap<string, readonly number[]>;

/** The latest known days of some places; the places of the days of a history that grows are listed once. */
function growingPlaces(
  isSpecial: (day: Day) => boolean,
): (history: History, length: number, places: ReadonlySet<string>) => DaysOfPlaces {
  const listed = new WeakMap<object, { readonly byPlace: Map<string, number[]>; length: number }>();
  return (history, length, places) => {
    const { start, values } = history;
    const known = listed.get(cacheKey(history)) ?? { byPlace: new Map<string, number[]>(), length: 0 };
    listed.set(cacheKey(history), known);
    for (; known.length < length; known.length++) {
      const day = addDays(start, known.length);
      if ((values[known.length] ?? null) === null || isSpecial(day)) continue;
      for (const place of placesInMonth(day)) {
        const days = known.byPlace.get(place);
        if (days) days.push(known.length);
        else known.byPlace.set(place, [known.length]);
      }
    }
    const first = length - DAYS_LOOKED_AT;
    const latest = (place: string): number[] =>
      (known.byPlace.get(place) ?? []).filter((index) => index >= first && index < length);
    return new Map(Array.from(places, (place) => [place, latest(place)]));
  };
}

/** The place that explains most unusual days with fewest exceptions; null if none explains enough. */
function bestPlace(
  days: ReadonlyMap<string, readonly number[]>,
  unusual: readonly Unusual[],
): { readonly place: string; readonly pattern: MonthlyDay; readonly hits: readonly number[] } | null {
  const candidates = Array.from(days).flatMap(([place, all]) =>
    [true, false].flatMap((isHigh) => {
      const hits = hitsOf(all, unusual, isHigh);
      return hits.length === 0 ? [] : [{ place, hits, score: 2 * hits.length - monthsSince(all, hits) }];
    }),
  );
  // The sort is stable: of places that explain as much the plainest comes first.
  const [best] = candidates.toSorted((a, b) => b.score - a.score);
  if (!best) return null;
  return { place: best.place, pattern: patternOf(best.place, best.hits), hits: best.hits.map(({ index }) => index) };
}

/** The unusual days on one side among the days of a place; none if they are too few, or have ended. */
function hitsOf(all: readonly number[], unusual: readonly Unusual[], isHigh: boolean): readonly Unusual[] {
  const own = new Set(all);
  const hits = unusual.filter(({ index, factor }) => own.has(index) && factor > 1 === isHigh);
  const latest = new Set(all.slice(-OF_MONTHS));
  const lately = hits.filter(({ index }) => latest.has(index)).length;
  return lately >= MONTHS_NEEDED && hits.length >= LEAST_SHARE * monthsSince(all, hits) ? hits : [];
}

/** How often a place has come since the first unusual day on it. */
function monthsSince(all: readonly number[], [first]: readonly Unusual[]): number {
  return first ? all.filter((index) => index >= first.index).length : 0;
}

function patternOf(name: string, hits: readonly Unusual[]): MonthlyDay {
  const factors = hits.slice(-MONTHS_AVERAGED).map(({ factor }) => factor);
  const factor = quantile(factors, 0.5) ?? 1;
  const errors = factors.flatMap((one) => (one > 0 && factor > 0 ? [Math.log(one / factor)] : []));
  return { name, factor, spread: robustScale(errors) ?? 0, months: hits.length };
}
