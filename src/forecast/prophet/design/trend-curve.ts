import type { Settings } from './options.ts';

/** The two numbers of a straight line, and what the trend makes of it, depend on the growth. */
type Growth = Settings['growth'];

/** The line that the changes of the trend bend: intercept and slope. */
export interface Line {
  readonly intercept: number;
  readonly slope: number;
}

/**
 * The line of m and k: m + k·t, but k·(t - m) for logistic growth, where m is the time at which half the cap is reached.
 * @example trendLine('logistic', 2, 3) // { intercept: -6, slope: 3 }
 */
export function trendLine(growth: Growth, m: number, k: number): Line {
  return growth === 'logistic' ? { intercept: -k * m, slope: k } : { intercept: m, slope: k };
}

/**
 * Logistic growth: cap / (1 + exp(-line)). Prophet's recursion of offsets says the same, but divides by rates that may be zero.
 * @param cap above the floor
 * @example logisticTrend(10, 0) // 5
 */
export function logisticTrend(cap: number, line: number): number {
  return cap / (1 + Math.exp(-line));
}
