import { addDays, weekday } from '../../src/calendar/day.ts';
import type { Range } from '../../src/forecast/horizon-band.ts';
import { stanForecast } from '../../test/fixtures/stan.ts';
import { SCORED_DAYS, type Forecasts } from './origins.ts';
import type { TestSet } from './test-set.ts';

const DAY_MS = 86_400_000;

/** Prophet with its defaults by real Stan, closed weekdays left out, with the range that it gives itself. */
export function stanForecasts(set: TestSet, origins: readonly number[], level: number) {
  const yhat = new Map<number, readonly number[]>();
  const ranges = new Map<number, readonly Range[]>();
  for (const origin of origins) {
    const rows = set.values.slice(0, origin).flatMap((value, index) => {
      const day = addDays(set.start, index);
      return value === null || !set.open[weekday(day)] ? [] : [{ ds: day * DAY_MS, value }];
    });
    const ahead = Array.from({ length: SCORED_DAYS }, (_, index) => addDays(set.start, origin + index) * DAY_MS);
    const said = stanForecast(
      rows.map(({ ds }) => ds),
      rows.map(({ value }) => value),
      ahead,
      level,
    );
    yhat.set(origin, said.yhat);
    ranges.set(
      origin,
      said.lower.map((lower, index) => ({ lower, upper: said.upper[index] ?? lower })),
    );
  }
  const forecasts: Forecasts = yhat;
  return { forecasts, ranges };
}
