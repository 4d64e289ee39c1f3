import { addDays, weekday } from '../../src/calendar/day.ts';
import { totalForecast } from '../../src/forecast/periods/total-forecast.ts';
import type { Level } from '../accuracy/methods.ts';
import { everyDay, lastSix, lastTwoYears, SCORED_DAYS } from '../accuracy/origins.ts';
import { coveredFrom, wape, type Covered, type Horizons } from '../accuracy/scores.ts';
import { halfOf, type Half } from './half-of.ts';
import { holdoutMethods, SHIPPED } from './holdout-methods.ts';
import type { HoldoutSet } from './holdout-set.ts';

export const LEVELS: readonly Level[] = [0.8, 0.95];
/** Days ahead whose coverage is counted apart; the first from every day of a year, so that all weekdays are in it. */
export const HORIZONS: readonly Horizons[] = [
  [1, 1],
  [2, 7],
  [8, SCORED_DAYS],
];
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
  const covered = LEVELS.map((level) =>
    HORIZONS.map((horizons, at) => {
      const byOrigin = shipped
        ? coveredFrom(set, shipped, level, at === 0 ? days.toReversed() : origins, horizons)
        : [];
      return byOrigin.reduce((sum, one) => ({ days: sum.days + one.days, inside: sum.inside + one.inside }), NOTHING);
    }),
  );
  const score = {
    ...{ name: set.name, business: set.business, family: set.family, half: halfOf(set.business) },
    methods: methods.map((method) => ({
      method: method.name,
      twoYears: wape(set, method, origins),
      sixOrigins: wape(set, method, six),
    })),
    ...{ covered, totals: totals(set, rolling, origins), fitSeconds: fitSeconds() },
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
