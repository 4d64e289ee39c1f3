import { thresholds } from '../../detect/rule.ts';
import type { NodeDay } from '../tree/node-day.ts';
import { incidentRules } from '../rules.ts';

const { ofDay, ofWindow } = incidentRules.tails;

/**
 * The chance that a series is as far out, by its day or its latest days together, on a day on which nothing happened: by the pooled tails of
 * many series, for those of one are too few to show what is rare. Where nearly nothing came, by how few orders or events would come by chance.
 *
 * There are two chances to be out, so that of each is divided by its share of the budget (weighted Bonferroni).
 */
export function chanceOf({ status, score, decidedBy, window }: NodeDay): number {
  if (decidedBy === 'cumulative_error') return Math.min(1, chanceOfWindow(window?.score ?? 0) / ofWindow.share);
  const byScore = Math.min(1, chanceOfDay(score ?? 0) / ofDay.share);
  if (decidedBy !== 'near_zero') return byScore;
  return Math.min(byScore, status === 'critical' ? thresholds.nearZeroChance : thresholds.nearZeroWarningChance);
}

/** How often a day without an event has a score of at least so much. */
export function chanceOfDay(score: number): number {
  return ofDay.chance * Math.min(1, ofDay.from / Math.abs(score)) ** ofDay.power;
}

/** How often several days together, up to one without an event, have a score of at least so much. */
export function chanceOfWindow(score: number): number {
  return ofWindow.chance * Math.min(1, Math.exp((ofWindow.from ** 2 - score ** 2) / (2 * ofWindow.spread ** 2)));
}
