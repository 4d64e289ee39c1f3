import type { Planted } from './events.ts';
import { DAYS, FIRST_SCORED } from './generator.ts';

/**
 * One a day from `FIRST_SCORED` on: the factor by which the thresholds of a rule could be raised with the day still flagged, negative
 * below what was expected.
 */
export type Scores = readonly number[];

/** Flagged days at most so many days apart are one incident. */
const GAP_DAYS = 3;
const DAYS_A_MONTH = 30.4;
const HIGHEST = 60;

/** A planted event with the scores of its series and of its clean twin. */
export interface ScoredEvent {
  readonly planted: Planted;
  /** Standard deviation of the noise of its series, on logs. */
  readonly sigma: number;
  readonly scores: Scores;
  readonly clean: Scores;
}

/** Runs of flagged days. */
function incidents(isFlagged: readonly boolean[]): number {
  let [count, last] = [0, -Infinity];
  isFlagged.forEach((flag, day) => {
    if (!flag) return;
    if (day - last > GAP_DAYS) count++;
    last = day;
  });
  return count;
}

/** Incidents per series and month. */
export function rate(clean: readonly Scores[], limit: number): number {
  const months = clean.reduce((sum, scores) => sum + scores.length, 0) / DAYS_A_MONTH;
  return clean.reduce((sum, scores) => sum + incidents(scores.map((score) => Math.abs(score) > limit)), 0) / months;
}

/** The smallest threshold within a budget of false incidents per series and month. */
export function threshold(clean: readonly Scores[], budget: number): number {
  let [low, high] = [0, HIGHEST];
  for (let step = 0; step < 40; step++) {
    const middle = (low + high) / 2;
    if (rate(clean, middle) > budget) low = middle;
    else high = middle;
  }
  return high;
}

/** The day of the first alert in the direction of the event that the clean twin does not have, from its first day on; null for none. */
function delay({ planted, scores, clean }: ScoredEvent, limit: number): number | null {
  const { day, kind } = planted;
  const isFlagged = (of: Scores, at: number): boolean => {
    const score = of[at - FIRST_SCORED] ?? 0;
    return kind.side === 'below' ? score < -limit : score > limit;
  };
  for (let at = day; at < Math.min(DAYS, day + kind.windowDays); at++)
    if (isFlagged(scores, at) && !isFlagged(clean, at)) return at - day;
  return null;
}

export function recall(events: readonly ScoredEvent[], limit: number): number {
  return events.filter((event) => delay(event, limit) !== null).length / events.length;
}

/** The share of finished events with an alert in the two weeks after them that the clean twin does not have. */
export function repeats(events: readonly ScoredEvent[], limit: number): number {
  const isRepeated = ({ planted: { day, kind }, scores, clean }: ScoredEvent): boolean => {
    const end = day + (kind.lasts ?? 0) - FIRST_SCORED;
    return Array.from({ length: 14 }, (_, after) => end + after).some(
      (at) => Math.abs(scores[at] ?? 0) > limit && Math.abs(clean[at] ?? 0) <= limit,
    );
  };
  return events.filter(isRepeated).length / events.length;
}
