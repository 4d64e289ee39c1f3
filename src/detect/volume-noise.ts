import { isRatio } from '../metrics/metric.ts';
import { quantile } from '../stats/quantile.ts';
import { blendedScale } from '../stats/blended-scale.ts';
import type { Rule } from './rule.ts';

/** A past forecast error, and how many orders or events the day's average was taken over; null where it is not known. */
export interface SizedError {
  readonly error: number;
  readonly volume: number | null;
}

/** The spread of a series on a day of its usual volume, and what multiplies it on others. */
export interface VolumeNoise {
  /** Robust standard deviation of the errors of usual days. */
  readonly spread: number;
  /** How many errors it is of. */
  readonly errors: number;
  /** What the spread is multiplied by on a day of some volume; 1 where it is not known. */
  factor(volume: number | null): number;
}

/** The shares of the variance that are tried; the first is taken unless the days say otherwise. */
const SHARES = [1, 0.75, 0.5, 0.25, 0] as const;
/** Another share has to make the days so many times likelier, as a logarithm. */
const LEAST_EVIDENCE = 3;
const LEAST_ERRORS = 20;
/** Degrees of freedom of the errors: forecast errors have heavy tails. */
const DEGREES = 4;

/** Whether a metric is an average, a rate or a quantile: its volumes are what it is taken over. */
export function isAverage({ measure }: Pick<Rule, 'measure'>): boolean {
  return measure !== undefined && (isRatio(measure) || measure.agg === 'quantile');
}

/**
 * The spread of errors by the volume of their days. An average of `n` orders, a rate of `n` events and a quantile of `n` requests vary by
 * 1/sqrt(n), unless the errors are likelier with a part of the variance that no volume makes smaller.
 *
 * @returns null without errors
 */
export function volumeNoise(errors: readonly SizedError[]): VolumeNoise | null {
  const usual = quantile(
    errors.flatMap(({ volume }) => (volume !== null && volume > 0 ? [volume] : [])),
    0.5,
  );
  const factorOf =
    (share: number) =>
    (volume: number | null): number => {
      if (volume === null || volume <= 0 || usual === null) return 1;
      return Math.sqrt(1 - share + (share * usual) / volume);
    };
  const fits = usual === null || errors.length < LEAST_ERRORS ? SHARES.slice(0, 1) : SHARES;
  let best: { readonly factor: VolumeNoise['factor']; readonly spread: number; readonly evidence: number } | null =
    null;
  for (const share of fits) {
    const factor = factorOf(share);
    const spread = blendedScale(errors.map(({ error, volume }) => error / factor(volume)));
    if (spread === null) return null;
    const evidence = likelihood(errors, factor, spread) + (share === SHARES[0] ? LEAST_EVIDENCE : 0);
    if (best === null || evidence > best.evidence) best = { factor, spread, evidence };
  }
  return best && { spread: best.spread, errors: errors.length, factor: best.factor };
}

/** The logarithm of how likely errors are by Student's distribution, constants left out. */
function likelihood(errors: readonly SizedError[], factor: VolumeNoise['factor'], spread: number): number {
  if (spread === 0) return 0;
  let sum = 0;
  for (const { error, volume } of errors) {
    const own = spread * factor(volume);
    sum -= Math.log(own) + ((DEGREES + 1) / 2) * Math.log(1 + (error / own) ** 2 / DEGREES);
  }
  return sum;
}
