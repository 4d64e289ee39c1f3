import { predictiveOdds } from '../../stats/predictive-odds.ts';
import type { TotalForecast } from './total-forecast.ts';

/** How a target stands while its days run. */
export interface TargetOdds {
  /** The total that is to be reached. */
  readonly total: number;
  /** The probability that it is. */
  readonly odds: number;
  /** What the odds are: told by past totals, as small or as large as so few of those can tell, or settled. */
  readonly oddsAre: 'told' | 'at_most' | 'at_least' | 'settled';
  /** What each open day has to bring on average; 0 where the total is reached. */
  readonly neededADay: number;
  /** What each is expected to bring on average. */
  readonly expectedADay: number;
}

/** A sum of which some days are in. */
export interface RunningTotal {
  readonly soFar: number;
  readonly rest: TotalForecast;
  /** Whether what is in is known, and can't be lost again. */
  readonly isSure: boolean;
}

/**
 * The odds that a sum reaches a target, by the same past totals as its 80 % range, and what a day still has to bring for it. Odds are 1
 * or 0 only where nothing can change them: the target is reached for good, or nothing is expected any more.
 *
 * @param total in the unit of the sum
 * @example targetOdds(
 *   { soFar: 5, rest: { lower: 9, middle: 10, upper: 12, expected: [5, null, 5], ratios: [0.9, 1, 1.2] }, isSure: true },
 *   15,
 * ) // { total: 15, odds: 0.5, oddsAre: 'told', neededADay: 5, expectedADay: 5 }
 */
export function targetOdds({ soFar, rest, isSure }: RunningTotal, total: number): TargetOdds {
  const runningDays = rest.expected.filter((yhat) => yhat !== null).length;
  const missing = total - soFar;
  const aDay = (amount: number): number => (runningDays === 0 ? 0 : amount / runningDays);
  const run = { total, neededADay: aDay(Math.max(0, missing)), expectedADay: aDay(rest.middle) };
  if (missing <= 0 && isSure) return { ...run, odds: 1, oddsAre: 'settled' };
  const odds = rest.middle > 0 ? predictiveOdds(rest.ratios, missing / rest.middle) : null;
  if (odds === null) return { ...run, odds: missing <= 0 ? 1 : 0, oddsAre: 'settled' };
  const places = rest.ratios.length + 1;
  return {
    ...run,
    odds,
    oddsAre: odds <= 1 / places ? 'at_most' : odds >= (places - 1) / places ? 'at_least' : 'told',
  };
}
