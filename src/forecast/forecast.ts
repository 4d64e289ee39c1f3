import { addDays, type Day } from '../calendar/day.ts';
import { horizonBand, missesByGroup, relativeMiss, smallestSize } from './horizon-band.ts';
import { smallestHalfWidth, type Band, type Level, type Span } from './interval.ts';
import { oneDayBand } from './one-day-band.ts';
import { LONGEST_HORIZON_DAYS, type RollingForecast } from './rolling-forecast.ts';
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
  const firstBand = oneDayBand(rolling, today);
  const known = values.slice(0, today).flatMap((value) => (value === null ? [] : [Math.abs(value)]));
  const smallest = smallestSize(known);
  const misses = missesByGroup(
    rolling.past(today, LONGEST_HORIZON_DAYS).map(({ forecasts }) => {
      const byHorizon = new Map(forecasts.map((past) => [past.horizonDays, past]));
      return Array.from({ length: LONGEST_HORIZON_DAYS }, (_, index) => {
        const past = byHorizon.get(index + 1);
        return past ? relativeMiss(past.actual, past.yhat, smallest) : null;
      });
    }),
  );
  return rolling.ahead(today, horizonDays).flatMap((yhat, index) => {
    if (yhat === null) return [];
    const group = misses[horizonGroup(index + 1)] ?? [];
    const band = index === 0 ? firstBand : bandAhead(yhat, group, smallest);
    return band ? [{ day: addDays(start, today + index), yhat, ...band }] : [];
  });
}

function bandAhead(yhat: number, misses: readonly number[], smallest: number): Band | null {
  const span = (level: Level): Span | null => {
    const range = horizonBand(yhat, misses, smallest, level);
    const least = smallestHalfWidth(level) * Math.abs(yhat);
    return range && [Math.min(range.lower, yhat - least), Math.max(range.upper, yhat + least)];
  };
  const [wide, band_80, band_50] = [span(0.95), span(0.8), span(0.5)];
  return wide && band_80 && band_50 && { yhat_lower: wide[0], yhat_upper: wide[1], band_80, band_50 };
}
