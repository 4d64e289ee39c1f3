import { addDays, type Day } from '../calendar/day.ts';
import { MOST_LEVEL_DAYS } from '../detect/level-window.ts';
import { nodeKey, type NodeDay } from './tree/node-day.ts';
import { comparedDay, type ComparedDay } from './tree/member-gap.ts';
import { onsetOf } from './tree/observed-member.ts';
import { incidentRules } from './rules.ts';

/** What was expected of a day, and how much it differed; `compared` as far as it counts in the gap of an incident. */
export interface Expected {
  readonly day: Day;
  readonly yhat: number;
  readonly gap: number;
  readonly compared: ComparedDay | null;
}

/** By series: what was expected of its latest days, as many as an alert can need. */
export type Usual = ReadonlyMap<string, readonly Expected[]>;

/**
 * So many days before the first one that can open an incident say what is usual, and what the days of its longest window have cost: of a
 * whole also those before that window.
 */
export const USUAL_DAYS = {
  ofWhole: incidentRules.usualDays.ofWhole + MOST_LEVEL_DAYS,
  ofSlice: MOST_LEVEL_DAYS,
} as const;

export function withExpected(before: Usual, day: Day, verdicts: readonly NodeDay[]): Map<string, readonly Expected[]> {
  const usual = new Map(before);
  for (const verdict of verdicts) {
    if (verdict.yhat === null) continue;
    const first = addDays(day, 1 - (verdict.slice === '' ? USUAL_DAYS.ofWhole : USUAL_DAYS.ofSlice));
    const known = (usual.get(nodeKey(verdict)) ?? []).filter((one) => one.day >= first);
    const gap = verdict.value === null ? 0 : verdict.value - verdict.yhat;
    usual.set(nodeKey(verdict), [...known, { day, yhat: verdict.yhat, gap, compared: comparedDay(verdict) }]);
  }
  return usual;
}

/**
 * The mean of what was expected of a day in the four weeks before an alert began; of a slice, and where those weeks are not known, in the
 * week up to the alert.
 *
 * @param latest what was expected of the latest days of the series, the alert's included
 */
export function usualDay(latest: readonly Expected[], alert: NodeDay): number {
  const onset = onsetOf(alert);
  const before = latest.filter(({ day }) => day >= addDays(onset, -incidentRules.usualDays.ofWhole) && day < onset);
  const week = latest.filter(({ day }) => day > addDays(alert.day, -7));
  const days = alert.slice === '' && before.length > 0 ? before : week;
  return days.reduce((sum, { yhat }) => sum + yhat, 0) / Math.max(1, days.length);
}
