import type { Day } from '../calendar/day.ts';
import { RESTATEMENTS, type Incident, type IncidentRecord, type Transition, type TransitionKind } from './incident.ts';
import { nodeKey } from './tree/node-day.ts';

/** An incident as an earlier run left it. */
export interface KnownIncident extends IncidentRecord {
  readonly transitions: readonly KnownTransition[];
}

/** A transition that an earlier run recorded. */
export interface KnownTransition extends Transition {
  /** Its place among those of the incident, from 0. */
  readonly place: number;
  /** The run from which on it is no longer what the verdicts say; null: it still is. */
  readonly supersededBy: number | null;
}

/** What a run changes about an incident. */
export interface Revision {
  readonly incident: IncidentRecord;
  readonly added: readonly (Transition & { readonly place: number })[];
  /** The places of transitions that the verdicts no longer say. */
  readonly superseded: readonly number[];
}

/**
 * What has changed between what earlier runs recorded and what the verdicts say now. What was recorded stays: late data, a correction or new rules
 * supersedes transitions and adds what became of the incident.
 *
 * @param day the last judged day, on which restatements are recorded
 */
export function revisions(known: readonly KnownIncident[], derived: readonly Incident[], day: Day): Revision[] {
  const before = new Map(known.map((incident) => [incident.id, incident]));
  const now = new Set(derived.map(({ id }) => id));
  const withdrawn = known
    .filter(({ id, state }) => !now.has(id) && state !== 'withdrawn')
    .map((incident) => withdrawal(incident, derived, day));
  return [...withdrawn, ...derived.flatMap((incident) => revision(before.get(incident.id), incident, day) ?? [])];
}

function revision(known: KnownIncident | undefined, derived: Incident, day: Day): Revision | null {
  const { transitions, impacts: _impacts, ...incident } = derived;
  const recorded = known?.transitions ?? [];
  const valid = recorded.filter((one) => one.supersededBy === null && !isRestatement(one.kind));
  const current = new Set(transitions.map(transitionKey));
  const kept = new Set(valid.map(transitionKey));
  const superseded = valid.filter((one) => !current.has(transitionKey(one))).map(({ place }) => place);
  const restated = known && restatement(known, derived, day);
  const added = [...transitions.filter((one) => !kept.has(transitionKey(one))), ...(restated ? [restated] : [])].map(
    (one, index) => ({ ...one, place: recorded.length + index }),
  );
  const { transitions: _recorded, ...row } = known ?? { transitions: [] };
  const isUnchanged = added.length === 0 && superseded.length === 0 && isSameRow(row, incident);
  return isUnchanged ? null : { incident, added, superseded };
}

/** Whether its impact up to the day that was judged before is another one than it was then. */
function restatement(known: KnownIncident, derived: Incident, day: Day): Transition | null {
  const impact = impactOn(derived, known.judgedTo);
  if (known.state === 'withdrawn' || impact === null || known.impact === null || impact === known.impact) return null;
  const kind = Math.abs(impact) > Math.abs(known.impact) ? 'restated_larger' : 'restated_smaller';
  const { metric, slice, current } = derived;
  return { day, kind, severity: current, metric, slice, value: null, yhat: null, impact, into: null };
}

/** The impact by the end of a day. */
function impactOn({ impacts, impact }: Incident, day: Day): number | null {
  const days = [...impacts.keys()].filter((one) => one <= day);
  const last = days.at(-1);
  return last === undefined ? impact : (impacts.get(last) ?? null);
}

function withdrawal(known: KnownIncident, derived: readonly Incident[], day: Day): Revision {
  const { transitions, ...incident } = known;
  const heir = derived.find((other) => isContinuedBy(known, other))?.id ?? null;
  const { metric, slice } = known;
  const numbers = { severity: null, value: null, yhat: null, impact: null } as const;
  return {
    incident: { ...incident, state: 'withdrawn', current: null, mergedInto: heir, closedOn: day, judgedTo: day },
    added: [{ day, kind: 'withdrawn', metric, slice, ...numbers, into: heir, place: transitions.length }],
    superseded: transitions
      .filter(({ kind, supersededBy }) => supersededBy === null && !isRestatement(kind))
      .map(({ place }) => place),
  };
}

/** Whether another incident has one of its series at the same time. */
function isContinuedBy(known: KnownIncident, { members, onset, closedOn, isData }: Incident): boolean {
  const own = new Set(known.members.map(nodeKey));
  const overlaps = onset <= (known.closedOn ?? known.judgedTo) && (closedOn ?? known.judgedTo) >= known.onset;
  return isData === known.isData && overlaps && members.some((member) => own.has(nodeKey(member)));
}

function isRestatement(kind: TransitionKind): boolean {
  return RESTATEMENTS.some((one) => one === kind);
}

function transitionKey({ day, kind, severity, metric, slice, value, yhat, impact, into }: Transition): string {
  return JSON.stringify([day, kind, severity, metric, slice, value, yhat, impact, into]);
}

function isSameRow(a: object, b: object): boolean {
  const text = (row: object): string => JSON.stringify(Object.entries(row).toSorted(([x], [y]) => (x < y ? -1 : 1)));
  return text(a) === text(b);
}
