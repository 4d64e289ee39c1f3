import { predictiveQuantile } from '../../stats/predictive-quantile.ts';
import { within } from './forecast-limits.ts';
import { isAtFloor, valueAt, type ResidualScale } from './residual.ts';

/** Lower and upper end. */
export type Span = readonly [number, number];

/** The bands around an expected value, in its unit: each within the wider ones. */
export interface Band {
  /** Ends of the 95 % band. */
  readonly yhat_lower: number;
  readonly yhat_upper: number;
  readonly band_80: Span;
  readonly band_50: Span;
}

const MISSES_NEEDED = 7;
/** No band is narrower than that of a forecast with a standard deviation of 1 %. */
const SMALLEST_DEVIATION = 0.01;
/** Half the width of a normal distribution's central bands, in standard deviations. */
const NORMAL_HALF_WIDTH = { 0.95: 1.96, 0.8: 1.2816, 0.5: 0.6745 } as const;

/** How often what comes lies within a band. */
export type Level = keyof typeof NORMAL_HALF_WIDTH;

/** The least that a band reaches to either side, as a share of the expected value. */
export function smallestHalfWidth(level: Level): number {
  return NORMAL_HALF_WIDTH[level] * SMALLEST_DEVIATION;
}

/**
 * The bands that hold the next value with a probability of 95, 80 and 50 %, by the past misses of the same horizon; fewer than 39 of
 * them can't say so much as 95 %, and their smallest and largest stand for it. Null while there are fewer than 7.
 *
 * @param misses out-of-sample residuals on `scale`
 * @param size of a usual value, of which the least width is a share
 */
export function empiricalBand(
  yhat: number,
  misses: readonly number[],
  scale: ResidualScale,
  size = Math.abs(yhat),
): Band | null {
  if (misses.length < MISSES_NEEDED) return null;
  const span = (level: Level): Span => {
    const least = smallestHalfWidth(level) * (scale === 'log' ? 1 : size);
    const lower = predictiveQuantile(misses, (1 - level) / 2) ?? 0;
    const upper = predictiveQuantile(misses, (1 + level) / 2) ?? 0;
    const lowest = valueAt(Math.min(lower, -least), yhat, scale);
    // What the log scale can't tell from nothing may have been nothing.
    return [isAtFloor(lowest, yhat, scale) ? 0 : lowest, valueAt(Math.max(upper, least), yhat, scale)];
  };
  const [yhat_lower, yhat_upper] = span(0.95);
  return { yhat_lower, yhat_upper, band_80: span(0.8), band_50: span(0.5) };
}

/** The bands of a day that most often brings nothing: they reach down to that, or up. */
export function reachingZero(band: Band): Band {
  const reaching = ([lower, upper]: Span): Span => [Math.min(0, lower), Math.max(0, upper)];
  const [yhat_lower, yhat_upper] = reaching([band.yhat_lower, band.yhat_upper]);
  return { yhat_lower, yhat_upper, band_80: reaching(band.band_80), band_50: reaching(band.band_50) };
}

/** The bands of what can't be negative. */
export function nonNegative(band: Band): Band {
  return limited(band, [0, Infinity]);
}

/** The bands as far as they lie between two values. */
export function limited(band: Band, limits: Span): Band {
  const cut = ([lower, upper]: Span): Span => [within(limits, lower), within(limits, upper)];
  const [yhat_lower, yhat_upper] = cut([band.yhat_lower, band.yhat_upper]);
  return { yhat_lower, yhat_upper, band_80: cut(band.band_80), band_50: cut(band.band_50) };
}
