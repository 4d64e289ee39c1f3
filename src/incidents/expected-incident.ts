import type { Day } from '../calendar/day.ts';
import type { IncidentRecord, IncidentType } from './incident.ts';

/** What is known of the past: an incident, or a false alarm. */
export interface ExpectedIncident {
  readonly metric: string;
  /** Empty for the whole; undefined for the whole and all slices. */
  readonly slice?: string | undefined;
  readonly from: Day;
  readonly to: Day;
  /** Undefined: any. */
  readonly type?: IncidentType | undefined;
  /** How many days after `from` it may open at the latest; undefined: any. */
  readonly withinDays?: number | undefined;
}

export interface ExpectedIncidents {
  readonly incidents: readonly ExpectedIncident[];
  readonly falseAlarms: readonly ExpectedIncident[];
}

/** What became of one that was expected. */
export interface Checked {
  readonly expected: ExpectedIncident;
  /** The incidents of its series with a day in common, the earliest first. */
  readonly overlapping: readonly IncidentRecord[];
  /** Those of its type that opened in time. */
  readonly matched: readonly IncidentRecord[];
  /** From its first day to the opening of the first matched one; null without one. */
  readonly daysToDetect: number | null;
}

export interface IncidentCheck {
  readonly first: Day;
  readonly last: Day;
  readonly incidents: readonly Checked[];
  readonly falseAlarms: readonly Checked[];
  /** Incidents of the days from the first one named to the last that no entry names. */
  readonly extra: readonly IncidentRecord[];
}

/** Compares incidents with what is known of the past. Withdrawn ones do not count. @param expected names at least one */
export function checkIncidents(expected: ExpectedIncidents, known: readonly IncidentRecord[]): IncidentCheck {
  const entries = [...expected.incidents, ...expected.falseAlarms];
  const [first, last] = [entries.map(({ from }) => from), entries.map(({ to }) => to)];
  const span = { from: min(first), to: max(last) };
  const stood = known.filter(({ state }) => state !== 'withdrawn').toSorted((a, b) => a.openedOn - b.openedOn);
  const incidents = expected.incidents.map((one) => checked(one, stood));
  const falseAlarms = expected.falseAlarms.map((one) => checked(one, stood));
  const named = new Set([...incidents, ...falseAlarms].flatMap(({ overlapping }) => overlapping));
  const extra = stood.filter((one) => one.state !== 'merged' && overlaps(one, span) && !named.has(one));
  return { first: span.from, last: span.to, incidents, falseAlarms, extra };
}

function checked(expected: ExpectedIncident, known: readonly IncidentRecord[]): Checked {
  const { from, type, withinDays = Infinity } = expected;
  const overlapping = known.filter((one) => overlaps(one, expected) && hasSeries(one, expected));
  const matched = overlapping.filter((one) => one.type === (type ?? one.type) && daysAfter(one, from) <= withinDays);
  const [earliest] = matched;
  return { expected, overlapping, matched, daysToDetect: earliest ? daysAfter(earliest, from) : null };
}

/** An incident that was open already is detected on the first day. */
function daysAfter({ openedOn }: IncidentRecord, from: Day): number {
  return Math.max(0, openedOn - from);
}

function overlaps({ onset, lastAlert }: IncidentRecord, { from, to }: { readonly from: Day; readonly to: Day }) {
  return onset <= to && lastAlert >= from;
}

function hasSeries({ members }: IncidentRecord, { metric, slice }: ExpectedIncident): boolean {
  return members.some((member) => member.metric === metric && (slice === undefined || member.slice === slice));
}

const min = (days: readonly Day[]): Day => days.reduce((a, b) => (b < a ? b : a));
const max = (days: readonly Day[]): Day => days.reduce((a, b) => (b > a ? b : a));
