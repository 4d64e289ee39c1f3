import type { Settings } from './options.ts';

type Growth = Settings['growth'];

/** The linear predictor of the trend before any changepoint. */
export interface Line {
  readonly intercept: number;
  readonly slope: number;
}

/**
 * Returns the line of Prophet's parameters m and k: m + k·t, or k·(t - m) for logistic growth, where m is the time at half the cap.
 * @example trendLine('logistic', 2, 3) // { intercept: -6, slope: 3 }
 */
export function trendLine(growth: Growth, m: number, k: number): Line {
  return growth === 'logistic' ? { intercept: -k * m, slope: k } : { intercept: m, slope: k };
}

/**
 * Returns the logistic trend cap / (1 + exp(-line)). Prophet's recursion of offsets is equivalent but divides by rates that may be zero.
 * @param cap distance from the floor
 * @param line the linear predictor, with all slope changes
 * @example logisticTrend(10, 0) // 5
 */
export function logisticTrend(cap: number, line: number): number {
  return cap / (1 + Math.exp(-line));
}
