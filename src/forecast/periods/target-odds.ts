import { predictiveOdds } from '../../stats/predictive-odds.ts';
import type { TotalForecast } from './total-forecast.ts';

/** The odds of a target before all its days are over. */
export interface TargetOdds {
  /** The total to reach. */
  readonly total: number;
  /** The probability of reaching it. */
  readonly odds: number;
  /** Whether the odds are estimated from past totals, at most or at least what so few of them can show, or certain. */
  readonly oddsAre: 'estimated' | 'at_most' | 'at_least' | 'certain';
  /** The mean that each remaining day needs; 0 where the total is reached. */
  readonly neededADay: number;
  /** The mean expected value of the remaining days. */
  readonly expectedADay: number;
}

/** A sum of which some days are over. */
export interface RunningTotal {
  readonly soFar: number;
  readonly rest: TotalForecast;
  /** Whether the sum so far is known and can't decrease. */
  readonly isSure: boolean;
}

/**
 * The odds that a sum reaches a target, from the same past totals as its 80 % interval, and the mean that the remaining days need. Odds
 * are 1 or 0 only where they are certain: the target is reached and the sum can't decrease, or no more is expected.
 *
 * @param total in the unit of the sum
 * @example targetOdds(
 *   { soFar: 5, rest: { lower: 9, middle: 10, upper: 12, expected: [5, null, 5], ratios: [0.9, 1, 1.2] }, isSure: true },
 *   15,
 * ) // { total: 15, odds: 0.5, oddsAre: 'estimated', neededADay: 5, expectedADay: 5 }
 */
export function targetOdds({ soFar, rest, isSure }: RunningTotal, total: number): TargetOdds {
  const runningDays = rest.expected.filter((yhat) => yhat !== null).length;
  const missing = total - soFar;
  const aDay = (amount: number): number => (runningDays === 0 ? 0 : amount / runningDays);
  const run = { total, neededADay: aDay(Math.max(0, missing)), expectedADay: aDay(rest.middle) };
  if (missing <= 0 && isSure) return { ...run, odds: 1, oddsAre: 'certain' };
  const odds = rest.middle > 0 ? predictiveOdds(rest.ratios, missing / rest.middle) : null;
  if (odds === null) return { ...run, odds: missing <= 0 ? 1 : 0, oddsAre: 'certain' };
  const places = rest.ratios.length + 1;
  return {
    ...run,
    odds,
    oddsAre: odds <= 1 / places ? 'at_most' : odds >= (places - 1) / places ? 'at_least' : 'estimated',
  };
}
