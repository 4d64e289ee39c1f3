import { addDays, weekday } from '../../src/calendar/day.ts';
import { totalForecast } from '../../src/forecast/periods/total-forecast.ts';
import type { Level } from '../accuracy/methods.ts';
import { everyDay, lastSix, lastTwoYears, SCORED_DAYS } from '../accuracy/origins.ts';
import { coveredFrom, wape, type Covered, type Horizons } from '../accuracy/scores.ts';
import { halfOf, type Half } from './half-of.ts';
import { holdoutMethods, SHIPPED } from './holdout-methods.ts';
import type { HoldoutSet } from './holdout-set.ts';

export const LEVELS: readonly Level[] = [0.8, 0.95];
const ONE_DAY: Horizons = [1, 1];
/** Days ahead whose coverage is counted apart; the first from every day of a year, so that all weekdays are in it. */
export const HORIZONS: readonly Horizons[] = [ONE_DAY, [2, 7], [8, SCORED_DAYS]];
const DAYS_OF_YEAR = 364;

/** The errors of a method over those of the weekday mean are computed from these. */
export interface MethodScore {
  readonly method: string;
  readonly twoYears: number;
  readonly sixOrigins: number;
}

/** What was measured on one set. */
export interface SetScore {
  readonly name: string;
  readonly business: string;
  readonly family: HoldoutSet['family'];
  readonly half: Half;
  readonly methods: readonly MethodScore[];
  /** Of the ensemble, by level, then by horizons. */
  readonly covered: readonly (readonly Covered[])[];
  /** One day ahead by level, without the days that are outliers. */
  readonly usualDays: readonly Covered[];
  /** Forecast totals of 28 days and the actual ones, summed over the origins. */
  readonly totals: { readonly expected: number; readonly actual: number };
  /** Seconds of processor time in the fits of the members. */
  readonly fitSeconds: number;
}

export function scoreSet(set: HoldoutSet): SetScore {
  const { methods, rolling, fitSeconds, save } = holdoutMethods(set);
  const [origins, six] = [lastTwoYears(set), lastSix(set)];
  const days = everyDay(set).slice(0, DAYS_OF_YEAR);
  const shipped = methods.find(({ name }) => name === SHIPPED);
  // Incremental fits are cheapest in the order of time.
  for (const { forecastFrom } of methods) for (const origin of origins.toReversed()) forecastFrom(origin, SCORED_DAYS);
  const { weights } = rolling.history;
  const usual = { ...set, values: set.values.map((value, index) => (weights?.[index] === 0 ? null : value)) };
  const coverage = (of: HoldoutSet, level: Level, horizons: Horizons): Covered => {
    const from = horizons === ONE_DAY ? days.toReversed() : origins;
    const byOrigin = shipped ? coveredFrom(of, shipped, level, from, horizons) : [];
    return byOrigin.reduce((sum, one) => ({ days: sum.days + one.days, inside: sum.inside + one.inside }), NOTHING);
  };
  const covered = LEVELS.map((level) => HORIZONS.map((horizons) => coverage(set, level, horizons)));
  const usualDays = LEVELS.map((level) => coverage(usual, level, ONE_DAY));
  const score = {
    ...{ name: set.name, business: set.business, family: set.family, half: halfOf(set.business) },
    methods: methods.map((method) => ({
      method: method.name,
      twoYears: wape(set, method, origins),
      sixOrigins: wape(set, method, six),
    })),
    ...{ covered, usualDays, totals: totals(set, rolling, origins), fitSeconds: fitSeconds() },
  };
  save();
  return score;
}

const NOTHING: Covered = { days: 0, inside: 0 };

/** The totals of the 28 days from each origin whose days are all known. */
function totals(
  set: HoldoutSet,
  rolling: ReturnType<typeof holdoutMethods>['rolling'],
  origins: readonly number[],
): SetScore['totals'] {
  const isOpen = (index: number) => set.open[weekday(addDays(set.start, index))] === true;
  let [expected, actual] = [0, 0];
  for (const origin of origins.toReversed()) {
    const days = set.values.slice(origin, origin + SCORED_DAYS);
    if (days.some((value, ahead) => value === null && isOpen(origin + ahead))) continue;
    const total = totalForecast(rolling, SCORED_DAYS, (ahead) => !isOpen(origin + ahead), origin);
    if (!total) continue;
    expected += total.middle;
    actual += days.reduce<number>((sum, value, ahead) => sum + (isOpen(origin + ahead) ? (value ?? 0) : 0), 0);
  }
  return { expected, actual };
}
