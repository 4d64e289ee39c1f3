import { eventDays } from '../../src/forecast/events/event-days.ts';
import { rollingForecast } from '../../src/forecast/ensemble/rolling-forecast.ts';
import { LONGEST_HORIZON_DAYS } from '../../src/forecast/horizon-groups.ts';
import { membersWithEvents } from '../../src/forecast/members/default-members.ts';
import { weekdayMean } from '../../src/forecast/members/weekday-mean.ts';
import { withYearlyShape } from '../../src/forecast/siblings/with-yearly-shape.ts';
import { wholeEffects } from '../../src/forecast/siblings/whole-effects.ts';
import { yearlyShape } from '../../src/forecast/siblings/yearly-shape.ts';
import { addDays, type Day } from '../../src/calendar/day.ts';
import { ensembleForecasts, plainForecasts, type Method } from '../accuracy/methods.ts';
import { coveredFrom, wape, type Covered, type Horizons } from '../accuracy/scores.ts';
import { halfOf, type Half } from '../holdout/half-of.ts';
import type { Family, HoldoutSet } from '../holdout/holdout-set.ts';
import type { YoungSeries } from './young-series.ts';

export const BORROWED = ['nothing', 'the year', 'the year and effects'] as const;
/** Days that are scored apart: holidays, those near one, and all. */
export const KINDS_OF_DAYS = ['all', 'holidays', 'up to five days beside one'] as const;
const DAYS_BESIDE = 5;
/** Days ahead that are scored apart. */
const SCORED_HORIZONS: readonly Horizons[] = [
  [1, 28],
  [29, LONGEST_HORIZON_DAYS],
];
const ALL_HORIZONS: Horizons = [1, LONGEST_HORIZON_DAYS];
const LEVEL = 0.8;

/** With nothing, the year, and the effects of the whole, on one window of a series. */
export interface YoungScore {
  readonly name: string;
  readonly business: string;
  readonly family: Family;
  readonly half: Half;
  /** The error over that of the weekday mean: a list a way of `BORROWED`, one value for each of `SCORED_HORIZONS`. */
  readonly errors: readonly (readonly number[])[];
  /** The same, one value for each of `KINDS_OF_DAYS`, up to 92 days ahead; NaN where the window has none. */
  readonly byDays: readonly (readonly number[])[];
  /** By the 80 % interval, a list a way, one for each of `KINDS_OF_DAYS`. */
  readonly covered: readonly (readonly Covered[])[];
}

/** Forecasts and scores one window of a series, as a slice is forecast: with the members of slices. */
export function scoreYoung({ set, origins, whole, wholeHolidays }: YoungSeries): YoungScore {
  const members = membersWithEvents(set.holidays, true);
  const shape = withYearlyShape(yearlyShape(whole, wholeHolidays));
  const effects = wholeEffects(whole, wholeHolidays);
  const calendar = eventDays(set.holidays);
  const ways = [
    rollingForecast(set, members, undefined, calendar),
    rollingForecast(set, members.map(shape), undefined, calendar),
    rollingForecast(set, membersWithEvents(set.holidays, true, effects).map(shape), undefined, calendar, effects),
  ].map((rolling): Method => method(ensembleForecasts(set, rolling)));
  const yardstick = method(plainForecasts(set, weekdayMean, 4));
  const ascending = origins.toReversed();
  return {
    ...{ name: set.name, business: set.business, family: set.family, half: halfOf(set.business) },
    errors: ways.map((way) =>
      SCORED_HORIZONS.map(
        (horizons) => wape(set, way, ascending, horizons) / wape(set, yardstick, ascending, horizons),
      ),
    ),
    byDays: ways.map((way) =>
      daysOf(set).map(
        (days) => wape(days, way, ascending, ALL_HORIZONS) / wape(days, yardstick, ascending, ALL_HORIZONS),
      ),
    ),
    covered: ways.map((way) => daysOf(set).map((days) => covered(days, way, ascending))),
  };
}

/** The set with the values of each of `KINDS_OF_DAYS` alone. */
function daysOf(set: HoldoutSet): HoldoutSet[] {
  const special = new Set(set.holidays.map(({ ds }) => ds));
  const beside = new Set(
    Array.from(special, (day) => Array.from({ length: 2 * DAYS_BESIDE + 1 }, (_, at) => addDays(day, at - DAYS_BESIDE)))
      .flat()
      .filter((day) => !special.has(day)),
  );
  const only = (days: ReadonlySet<Day>): HoldoutSet => ({
    ...set,
    values: set.values.map((value, at) => (days.has(addDays(set.start, at)) ? value : null)),
  });
  return [set, only(special), only(beside)];
}

function covered(set: HoldoutSet, way: Method, origins: readonly number[]): Covered {
  return coveredFrom(set, way, LEVEL, origins, ALL_HORIZONS).reduce((sum, one) => ({
    days: sum.days + one.days,
    inside: sum.inside + one.inside,
  }));
}

/** Each origin is forecast once, as far ahead as any score needs. */
function method(forecastFrom: Method['forecastFrom']): Method {
  const known = new Map<number, ReturnType<Method['forecastFrom']>>();
  return {
    name: '',
    isEvaluated: () => true,
    forecastFrom: (origin, horizonDays) => {
      const all = known.get(origin) ?? forecastFrom(origin, LONGEST_HORIZON_DAYS);
      known.set(origin, all);
      return all.slice(0, horizonDays);
    },
  };
}
