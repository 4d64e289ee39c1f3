import type { Day } from '../calendar/day.ts';
import type { Side } from './tree/node-day.ts';

export const SEVERITIES = ['warning', 'critical'] as const;
export type Severity = (typeof SEVERITIES)[number];

export const INCIDENT_TYPES = ['drop', 'spike', 'outage', 'level_shift', 'drift', 'volatility', 'data'] as const;
export type IncidentType = (typeof INCIDENT_TYPES)[number];

export const INCIDENT_STATES = ['open', 'recovered', 'new_normal', 'lapsed', 'merged', 'withdrawn'] as const;
/**
 * `new_normal`: what is expected has followed the values. `lapsed`: its series are judged no more. `merged`: another incident goes on with
 * it. `withdrawn`: late data, a correction or new rules have taken away what it was opened for.
 */
export type IncidentState = (typeof INCIDENT_STATES)[number];

const COURSE = ['opened', 'joined', 'escalated', 'worsened', 'loss_doubled', 'improved', 'level_shift'] as const;
const ENDS = ['recovered', 'new_normal', 'lapsed', 'reopened', 'merged'] as const;
export const RESTATEMENTS = ['withdrawn', 'restated_larger', 'restated_smaller'] as const;
export const TRANSITIONS = [...COURSE, ...ENDS, ...RESTATEMENTS] as const;
/**
 * `escalated`: worse than ever before. `worsened`: worse again. `level_shift`: the values have stayed at another level for two weeks.
 * Late data, corrections and new rules cause the last three.
 */
export type TransitionKind = (typeof TRANSITIONS)[number];

/** A series in an incident. */
export interface Member {
  readonly metric: string;
  readonly slice: string;
  readonly side: Side;
  /** The day of its first alert in the incident, and of its latest one. */
  readonly openedOn: Day;
  readonly lastAlert: Day;
  /** The worst so far. */
  readonly severity: Severity;
  /** The largest forecast error so far in robust standard deviations, without its sign. */
  readonly score: number;
  /** The first and the last day of its gap: its own onset, and its latest alert or the last of the days since that were as far off. */
  readonly since: Day;
  readonly until: Day;
  /**
   * The gap of these days to what was expected before the onset, in minor units of the currency, or in units of what is counted; of what
   * does not add up, the sum over the days in its own unit.
   */
  readonly gap: number;
  /** The days of the gap; of data, those that are faulty. */
  readonly gapDays: number;
  /** The side of the declared limit, where all of its alerts are for crossing that alone; otherwise null. */
  readonly limit: Side | null;
}

/** What happened to an incident on a day. */
export interface Transition {
  readonly day: Day;
  readonly kind: TransitionKind;
  /** The severity after it; null once no member is an alert. */
  readonly severity: Severity | null;
  /** The series that it is about. */
  readonly metric: string;
  readonly slice: string;
  /** Of that series on that day. */
  readonly value: number | null;
  readonly yhat: number | null;
  /** The impact of the incident so far; null for what does not add up. */
  readonly impact: number | null;
  /** `merged`: the incident that goes on. */
  readonly into: string | null;
}

/** One event in the business or its data: the alerts of related series, from its onset until they are over. */
export interface Incident {
  /** Made from its first series and day, so that the same verdicts give the same id: `revenue-2026-09-21`. */
  readonly id: string;
  /** The root of its metrics' tree. */
  readonly root: string;
  readonly isData: boolean;
  readonly type: IncidentType;
  readonly state: IncidentState;
  /** The worst so far. */
  readonly severity: Severity;
  /** That of the last judged day; null where that has no alert. */
  readonly current: Severity | null;
  readonly openedOn: Day;
  /** The first of the days that made it an alert together; otherwise the day of the first alert. */
  readonly onset: Day;
  readonly lastAlert: Day;
  readonly closedOn: Day | null;
  /** The series that it is named after: the one with the most money, otherwise the worst. */
  readonly metric: string;
  readonly slice: string;
  /** The gap to date of the series that it is named after, minor units of the currency or a count; null for what does not add up. */
  readonly impact: number | null;
  /** The mean gap of a day, in the unit of its metric, where it does not add up; otherwise null. */
  readonly meanGap: number | null;
  /** The first one is named, the others follow by money and severity. */
  readonly members: readonly Member[];
  readonly mergedInto: string | null;
  readonly transitions: readonly Transition[];
  /** The impact at the end of each of its days; none for what does not add up. */
  readonly impacts: ReadonlyMap<Day, number>;
  /** The last day that it takes into account. */
  readonly judgedTo: Day;
}

/** An incident without what happened to it. */
export type IncidentRecord = Omit<Incident, 'impacts' | 'transitions'>;
