import { eventDays } from '../../src/forecast/events/event-days.ts';
import { rollingForecast } from '../../src/forecast/ensemble/rolling-forecast.ts';
import { LONGEST_HORIZON_DAYS } from '../../src/forecast/horizon-groups.ts';
import { membersWithEvents } from '../../src/forecast/members/default-members.ts';
import { weekdayMean } from '../../src/forecast/members/weekday-mean.ts';
import { withYearlyShape } from '../../src/forecast/siblings/with-yearly-shape.ts';
import { yearlyShape } from '../../src/forecast/siblings/yearly-shape.ts';
import { ensembleForecasts, plainForecasts, type Method } from '../accuracy/methods.ts';
import { coveredFrom, wape, type Covered, type Horizons } from '../accuracy/scores.ts';
import { halfOf, type Half } from '../holdout/half-of.ts';
import type { Family } from '../holdout/holdout-set.ts';
import type { YoungSeries } from './young-series.ts';

export const BORROWED = ['without', 'borrowed'] as const;
/** Days ahead that are scored apart. */
const SCORED_HORIZONS: readonly Horizons[] = [
  [1, 28],
  [29, LONGEST_HORIZON_DAYS],
];
const LEVEL = 0.8;

/** Without and with the year of the whole, on one window of a series. */
export interface YoungScore {
  readonly name: string;
  readonly business: string;
  readonly family: Family;
  readonly half: Half;
  /** The error over that of the weekday mean: a list a way of `BORROWED`, one value for each of `SCORED_HORIZONS`. */
  readonly errors: readonly (readonly number[])[];
  /** By the 80 % interval, one a way. */
  readonly covered: readonly Covered[];
}

/** Forecasts and scores one window of a series, as a slice is forecast: with the members of slices. */
export function scoreYoung({ set, origins, whole, wholeHolidays }: YoungSeries): YoungScore {
  const members = membersWithEvents(set.holidays, true);
  const shape = withYearlyShape(yearlyShape(whole, wholeHolidays));
  const ways = [members, members.map(shape)].map((own): Method => {
    const rolling = rollingForecast(set, own, undefined, eventDays(set.holidays));
    return method(ensembleForecasts(set, rolling));
  });
  const yardstick = method(plainForecasts(set, weekdayMean, 4));
  const ascending = origins.toReversed();
  return {
    ...{ name: set.name, business: set.business, family: set.family, half: halfOf(set.business) },
    errors: ways.map((way) =>
      SCORED_HORIZONS.map(
        (horizons) => wape(set, way, ascending, horizons) / wape(set, yardstick, ascending, horizons),
      ),
    ),
    covered: ways.map((way) =>
      coveredFrom(set, way, LEVEL, ascending, [1, LONGEST_HORIZON_DAYS]).reduce((sum, one) => ({
        days: sum.days + one.days,
        inside: sum.inside + one.inside,
      })),
    ),
  };
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
