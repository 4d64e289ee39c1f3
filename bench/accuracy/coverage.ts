import { random } from '../../src/demo/chance/random.ts';
import { quantile } from '../../src/stats/quantile.ts';
import type { Covered } from './scores.ts';

/** The share of days inside their interval, and its 95 % bootstrap range. */
export interface Coverage {
  readonly share: number;
  readonly lower: number;
  readonly upper: number;
}

const ROUNDS = 2000;
const SEED = 20_26;

/**
 * How often values are inside their intervals. Forecasts from neighbouring origins share their days, so whole blocks of origins are
 * resampled; the end is followed by the beginning.
 *
 * @param byOrigin in the order of the origins
 * @param blockLength how many origins a block has
 * @source circular block bootstrap: Politis & Romano (1992), A circular block-resampling procedure for stationary data
 */
export function coverage(byOrigin: readonly Covered[], blockLength: number): Coverage {
  const draws = random(SEED, byOrigin.length);
  const blocks = Math.ceil(byOrigin.length / blockLength);
  const shares = Array.from({ length: ROUNDS }, () => {
    const drawn = { days: 0, inside: 0 };
    for (let block = 0; block < blocks; block++) addBlock(drawn, byOrigin, draws.integer(byOrigin.length), blockLength);
    return drawn.inside / drawn.days;
  });
  const all = { days: 0, inside: 0 };
  addBlock(all, byOrigin, 0, byOrigin.length);
  return { share: all.inside / all.days, lower: quantile(shares, 0.025) ?? 0, upper: quantile(shares, 0.975) ?? 1 };
}

function addBlock(
  to: { days: number; inside: number },
  byOrigin: readonly Covered[],
  from: number,
  length: number,
): void {
  for (let at = from; at < from + length; at++) {
    const one = byOrigin[at % byOrigin.length];
    to.days += one?.days ?? 0;
    to.inside += one?.inside ?? 0;
  }
}

/** How far the nominal level is outside the range of the measured share; 0 inside it. */
export function outside({ lower, upper }: Coverage, nominal: number): number {
  return Math.max(0, lower - nominal, nominal - upper);
}
