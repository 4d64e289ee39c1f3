import { random } from '../../src/demo/chance/random.ts';
import { quantile } from '../../src/stats/quantile.ts';
import type { Held } from './scores.ts';

/** A share of days in their band, and the 95 % interval of what it might have been by luck. */
export interface Coverage {
  readonly share: number;
  readonly lower: number;
  readonly upper: number;
}

const ROUNDS = 2000;
const SEED = 20_26;

/**
 * How often days lay in their bands. Forecasts of neighbouring origins share their days and their luck, so whole blocks of origins are
 * drawn again, the end followed by the beginning.
 *
 * @param byOrigin in the order of the origins
 * @param blockLength how many origins a block has
 * @source circular block bootstrap: Politis & Romano (1992), A circular block-resampling procedure for stationary data
 */
export function coverage(byOrigin: readonly Held[], blockLength: number): Coverage {
  const draws = random(SEED, byOrigin.length);
  const blocks = Math.ceil(byOrigin.length / blockLength);
  const shares = Array.from({ length: ROUNDS }, () => {
    const drawn = { days: 0, held: 0 };
    for (let block = 0; block < blocks; block++) addBlock(drawn, byOrigin, draws.integer(byOrigin.length), blockLength);
    return drawn.held / drawn.days;
  });
  const all = { days: 0, held: 0 };
  addBlock(all, byOrigin, 0, byOrigin.length);
  return { share: all.held / all.days, lower: quantile(shares, 0.025) ?? 0, upper: quantile(shares, 0.975) ?? 1 };
}

function addBlock(to: { days: number; held: number }, byOrigin: readonly Held[], from: number, length: number): void {
  for (let at = from; at < from + length; at++) {
    const one = byOrigin[at % byOrigin.length];
    to.days += one?.days ?? 0;
    to.held += one?.held ?? 0;
  }
}

/** How far a share that was promised lies outside the interval of what was measured; 0 inside it. */
export function outside({ lower, upper }: Coverage, promised: number): number {
  return Math.max(0, lower - promised, promised - upper);
}
