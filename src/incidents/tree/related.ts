import { addDays, type Day } from '../../calendar/day.ts';
import { nodeKey, type NodeDay } from './node-day.ts';
import { incidentRules } from '../rules.ts';
import type { Tracked, TrackedMember } from '../tracked.ts';

/**
 * Whether a new alert of a series belongs to an open incident of its tree: it began within a day of a member's first alert, or the incident
 * has the series whole, sliced, or as a factor, and that is an alert at the same time.
 */
export function belongsTo(alert: NodeDay, { members }: Tracked): boolean {
  return members.some(
    (member) =>
      alert.day - member.openedOn <= incidentRules.onsetDays ||
      areWhole(alert, member) ||
      (areKin(alert, member) && isAlertBy(member, addDays(alert.day, -incidentRules.onsetDays))),
  );
}

/** Whether an alert of a slice is part of an open incident of the whole that is an alert on the same day. */
export function isPartOf(alert: NodeDay, { members }: Tracked, day: Day): boolean {
  return alert.slice !== '' && members.some((member) => member.slice === '' && isAlertBy(member, day));
}

/** Whether an alert goes on with an incident that closed lately; one that does not stand alone does so for its own series only. */
export function reopens(alert: NodeDay, { members, closedOn }: Tracked, isAlone: boolean): boolean {
  if (closedOn === null) return false;
  return members.some(
    (member) =>
      hasJustClosed(member) &&
      (nodeKey(member) === nodeKey(alert) || (isAlone && (areWhole(alert, member) || areKin(alert, member)))),
  );
}

/** Whether too few days have been judged since its incident closed to say that another alert is another event. */
export function hasJustClosed({ judgedSince }: TrackedMember): boolean {
  return judgedSince < incidentRules.reopenDays;
}

function areWhole(a: Pick<NodeDay, 'slice'>, b: Pick<NodeDay, 'slice'>): boolean {
  return a.slice === '' && b.slice === '';
}

/** Whether one contains the other. */
function areKin(a: Pick<NodeDay, 'slice'>, b: Pick<NodeDay, 'slice'>): boolean {
  return a.slice === '' || b.slice === '' || a.slice === b.slice;
}

function isAlertBy({ lastAlert }: TrackedMember, since: Day): boolean {
  return lastAlert >= since;
}
