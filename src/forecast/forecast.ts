import { addDays, type Day } from '../calendar/day.ts';
import { empiricalBand, MISSES_NEEDED, type Band } from './interval.ts';
import type { History, Model } from './model.ts';
import type { OneDayAhead } from './one-day-ahead.ts';
import { oneDayBand } from './one-day-band.ts';
import { combinedAhead, pastForecasts, type PastForecast } from './past-forecasts.ts';
import { residual, residualScale, type ResidualScale } from './residual.ts';

/** What is expected of one day: the value and its 95 % band, in the unit of the history. */
export interface ForecastPoint extends Band {
  readonly day: Day;
  readonly yhat: number;
}

/** Horizons in days whose misses are alike: this week, this month, this quarter; the first day has a band of its own. */
const HORIZON_GROUPS = [7, 28, 90];

/**
 * Forecasts the days after a history by the members together, each with the band that its horizon has earned: the quantiles of what
 * forecasts so far ahead have missed by.
 *
 * @param track of the same history and members
 * @param horizonDays how many days ahead, at least 1
 * @returns the days of which something can be said, ascending
 */
export function forecast(
  history: History,
  members: readonly Model[],
  track: OneDayAhead,
  horizonDays: number,
): ForecastPoint[] {
  const weighted = { ...history, weights: track.weights };
  const past = pastForecasts(weighted, members, track.memberWeights, horizonDays).flat();
  const usual = residualScale(history.values);
  return combinedAhead(weighted, members, track.memberWeights, horizonDays).flatMap((yhat, index) => {
    if (yhat === null) return [];
    const scale = yhat > 0 ? usual : 'linear';
    const band =
      index === 0
        ? oneDayBand(history.values, track, history.values.length)
        : empiricalBand(yhat, missesLike(past, index + 1, scale), scale);
    return band ? [{ day: addDays(history.start, history.values.length + index), yhat, ...band }] : [];
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

function horizonGroup(horizonDays: number): number {
  const group = HORIZON_GROUPS.findIndex((longest) => horizonDays <= longest);
  return group === -1 ? HORIZON_GROUPS.length - 1 : group;
}
