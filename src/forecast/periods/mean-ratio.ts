import type { PastOrigin } from '../ensemble/past-origin.ts';

/** Horizons at which the level is still that of the forecast: what is left of the ratio is skewness. */
const DAYS_AHEAD = 14;
/** So many days of a ratio of 1 are added. */
const USUAL_DAYS = 60;
const [LEAST, MOST] = [0.8, 1.25];

/**
 * The mean of a day as a multiple of its forecast, estimated from past forecasts up to two weeks ahead, anomalies included. A forecast is
 * near the median; where a few days with large values make up much of the sum, the median is too low for a total.
 *
 * @returns 1 for symmetric errors; from 0.8 to 1.25
 * @example meanRatio([]) // 1
 */
export function meanRatio(past: readonly PastOrigin[]): number {
  let [expected, actual, days] = [0, 0, 0];
  for (const { forecasts } of past) {
    for (const forecast of forecasts) {
      if (forecast.horizonDays > DAYS_AHEAD) continue;
      expected += forecast.yhat;
      actual += forecast.actual;
      days++;
    }
  }
  if (expected <= 0) return 1;
  const ratio = 1 + ((actual / expected - 1) * days) / (days + USUAL_DAYS);
  return Math.min(MOST, Math.max(LEAST, ratio));
}
