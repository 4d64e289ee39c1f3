import { weekday, addDays } from '../../calendar/day.ts';
import type { RollingForecast } from '../ensemble/rolling-forecast.ts';
import { forecast } from '../forecast.ts';
import { naiveErrorOf, seasonalLag } from './naive-error.ts';
import { scores, type Compared, type Score } from './scores.ts';

/**
 * Repeats the forecasts of past Mondays, each from the days before it, and compares them with the actual values. In the example each
 * week has a quarter more than the last, so that last week's value is a fifth too small.
 *
 * @param horizonDays how many days ahead, from 1 to 92
 * @param origins how many of the last Mondays with so many days after them
 * @returns one a horizon group, ascending: 1, 2 to 7, 8 to 28 and 29 to 92 days; none for a group without a forecast to compare
 * @source Hyndman & Koehler (2006), Another look at measures of forecast accuracy: MASE
 * @example backtest(
 *   rollingForecast({ start: dayFromIso('2026-09-14'), values: Array.from({ length: 140 }, (_, day) => 1.25 ** Math.floor(day / 7)) }, [seasonalNaive]),
 *   7,
 *   8,
 * ).map(({ from, to, count, wape, bias }) => [from, to, count, wape, bias]) // [[1, 1, 8, 0.2, -0.2], [2, 7, 48, 0.2, -0.2]]
 */
export function backtest(rolling: RollingForecast, horizonDays: number, origins: number): Score[] {
  const { start, values } = rolling.history;
  const last = values.length - horizonDays;
  const lastMonday = last - weekday(addDays(start, last));
  const compared = Array.from({ length: origins }, (_, back) => lastMonday - 7 * back)
    .filter((monday) => monday > 0)
    .flatMap((monday) => comparedFrom(rolling, monday, horizonDays));
  return scores(compared);
}

function comparedFrom(rolling: RollingForecast, monday: number, horizonDays: number): Compared[] {
  const { start, values } = rolling.history;
  const naiveError = naiveErrorOf(values.slice(0, monday));
  return forecast(rolling, horizonDays, { origin: monday, levels: [0.8] }).flatMap((point) => {
    const index = point.day - start;
    const actual = values[index] ?? null;
    if (actual === null) return [];
    const horizonDays = index - monday + 1;
    return [{ ...point, horizonDays, actual, naive: values[index - seasonalLag(horizonDays)] ?? null, naiveError }];
  });
}
