import { addDays } from '../../src/calendar/day.ts';
import { defaultMembers } from '../../src/forecast/default-members.ts';
import { forecast, type ForecastPoint } from '../../src/forecast/forecast.ts';
import type { Range } from '../../src/forecast/horizon-band.ts';
import { prefix, walk, type Model } from '../../src/forecast/model.ts';
import { rollingForecast } from '../../src/forecast/rolling-forecast.ts';
import { daysAhead, originsOf, type Forecasts } from './origins.ts';
import type { TestSet } from './test-set.ts';

type Level = 0.8 | 0.95;
type Ranges = ReadonlyMap<number, readonly (Range | null)[]>;

/** What a member says at each origin. */
export function memberForecasts(set: TestSet, member: Model): Forecasts {
  const fit = walk(member);
  return new Map(
    originsOf(set)
      .toReversed()
      .map((length) => {
        const days = daysAhead().map((ahead) => addDays(set.start, length + ahead));
        return [length, fit(prefix(set, length)).predict(days)];
      }),
  );
}

/** What the ensemble says as it is shipped: forecasts, and its bands by level. */
export function shippedForecasts(set: TestSet): { forecasts: Forecasts; bands: Record<Level, Ranges> } {
  const asked = originsOf(set);
  const rolling = rollingForecast(set, defaultMembers);
  const points = new Map(
    asked.map((length) => {
      const byDay = new Map(forecast(rolling, daysAhead().length, length).map((point) => [point.day, point]));
      return [length, daysAhead().map((ahead) => byDay.get(addDays(set.start, length + ahead)) ?? null)];
    }),
  );
  const mapped = <T>(of: (point: ForecastPoint) => T): ReadonlyMap<number, readonly (T | null)[]> =>
    new Map([...points].map(([length, said]) => [length, said.map((point) => point && of(point))]));
  return {
    forecasts: mapped(({ yhat }) => yhat),
    bands: {
      0.8: mapped(({ band_80: [lower, upper] }) => ({ lower, upper })),
      0.95: mapped(({ yhat_lower: lower, yhat_upper: upper }) => ({ lower, upper })),
    },
  };
}
