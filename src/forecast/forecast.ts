import { addDays, type Day } from '../calendar/day.ts';
import { empiricalBand, MISSES_NEEDED, type Band } from './interval.ts';
import { oneDayBand } from './one-day-band.ts';
import { residual, residualScale, type ResidualScale } from './residual.ts';
import type { PastForecast, RollingForecast } from './rolling-forecast.ts';
import { horizonGroup } from './trimmed-ensemble.ts';

/** What is expected of one day: the value and its bands, in the unit of the history. */
export interface ForecastPoint extends Band {
  readonly day: Day;
  readonly yhat: number;
}

/**
 * Forecasts the days from a morning on, each with the bands that its horizon has earned: the quantiles of what forecasts so far ahead have
 * missed by. The first day has the band on which it will be judged.
 *
 * @param horizonDays how many days ahead, at least 1
 * @param today the morning: the element before which all is known, by default the one after the history
 * @returns the days of which something can be said, ascending
 */
export function forecast(
  rolling: RollingForecast,
  horizonDays: number,
  today = rolling.history.values.length,
): ForecastPoint[] {
  const { start, values } = rolling.history;
  const past = rolling.past(today, horizonDays).flatMap(({ forecasts }) => forecasts);
  const usual = residualScale(values.slice(0, today));
  return rolling.ahead(today, horizonDays).flatMap((yhat, index) => {
    if (yhat === null) return [];
    const scale = yhat > 0 ? usual : 'linear';
    const band =
      index === 0 ? oneDayBand(rolling, today) : empiricalBand(yhat, missesLike(past, index + 1, scale), scale);
    return band ? [{ day: addDays(start, today + index), yhat, ...band }] : [];
  });
}

/** The misses of the group of a horizon, or, where too few forecasts so far ahead can be looked back at, of the next shorter one. */
function missesLike(past: readonly PastForecast[], horizonDays: number, scale: ResidualScale): number[] {
  for (let group = horizonGroup(horizonDays); group > 0; group--) {
    const misses = missesOfGroup(past, group, scale);
    if (misses.length >= MISSES_NEEDED) return misses;
  }
  return missesOfGroup(past, 0, scale);
}

function missesOfGroup(past: readonly PastForecast[], group: number, scale: ResidualScale): number[] {
  return past
    .filter(({ horizonDays }) => horizonGroup(horizonDays) === group)
    .flatMap(({ actual, yhat }) => residual(actual, yhat, scale) ?? []);
}
