import type { Day } from '../calendar/day.ts';
import type { IncidentState, Member, Severity, Transition } from './incident.ts';
import type { CountedDay } from './tree/baseline.ts';
import type { NodeDay, Side } from './tree/node-day.ts';

/** Days together. */
export interface DaysTotal {
  readonly days: number;
  readonly actual: number;
  readonly expected: number;
}

/** A member while its incident is open. */
export interface TrackedMember extends Member {
  /** Judged days in a row that were quiet, the latest included. */
  readonly quietDays: number;
  /** The latest days since its onset, with what would have been expected of them without the incident. */
  readonly baseline: readonly CountedDay[];
  /** Of all days since the onset, and of those that count: days since its latest alert do once there is another one. */
  readonly total: DaysTotal;
  readonly counted: DaysTotal;
  readonly judgedTo: Day;
  /** Days since the incident closed on which it was judged by itself. */
  readonly judgedSince: number;
  /** The mean of what was expected of a day before the incident began. */
  readonly usualDay: number;
  /** The sides of its alerts, favourable ones included. */
  readonly sides: readonly Side[];
  readonly alertDays: number;
  readonly wasNearZero: boolean;
  readonly isDrift: boolean;
  /** The latest verdict that judged it. */
  readonly latest: NodeDay;
}

/** An incident as `decide` goes on with it. */
export interface Tracked {
  readonly id: string;
  readonly root: string;
  readonly isData: boolean;
  readonly state: IncidentState;
  readonly openedOn: Day;
  readonly onset: Day;
  readonly closedOn: Day | null;
  readonly members: readonly TrackedMember[];
  readonly severity: Severity;
  readonly current: Severity | null;
  /** The impact that the latest message named. */
  readonly reportedImpact: number | null;
  readonly isLevelShift: boolean;
  readonly isCostly: boolean;
  readonly mergedInto: string | null;
  readonly impacts: ReadonlyMap<Day, number>;
  readonly transitions: readonly Transition[];
  readonly judgedTo: Day;
}

/** The worse of two severities. */
export function worse(a: Severity | null, b: Severity | null): Severity | null {
  return a === 'critical' || b === 'critical' ? 'critical' : (a ?? b);
}

/** Orders severities: none, Warning, Critical. */
export function rank(severity: Severity | null): number {
  return severity === 'critical' ? 2 : severity === 'warning' ? 1 : 0;
}
