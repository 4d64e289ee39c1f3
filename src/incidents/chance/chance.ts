import { thresholds } from '../../detect/rule.ts';
import type { NodeDay } from '../tree/node-day.ts';
import { incidentRules } from '../rules.ts';

/** How often a score is at least `from`, and the power by which larger ones are rarer. */
interface Tail {
  readonly from: number;
  readonly chance: number;
  readonly power: number;
}

/**
 * The chance that a series is so far out on a day on which nothing happened: by the pooled tails of many series, for those of one are too
 * few to show what is rare. Where nearly nothing came, by how few orders or events would come by chance.
 */
export function chanceOf({ status, score, decidedBy, window }: NodeDay): number {
  const { ofDay, ofWindow } = incidentRules.tails;
  if (decidedBy === 'cumulative_error') return beyond(ofWindow, window?.score ?? 0);
  const byScore = beyond(ofDay, score ?? 0);
  if (decidedBy !== 'near_zero') return byScore;
  return Math.min(byScore, status === 'critical' ? thresholds.nearZeroChance : thresholds.nearZeroWarningChance);
}

function beyond({ from, chance, power }: Tail, score: number): number {
  return chance * Math.min(1, from / Math.abs(score)) ** power;
}
