import { dayFromIso, isoDay, type Day } from '../../calendar/day.ts';
import {
  INCIDENT_STATES,
  INCIDENT_TYPES,
  SEVERITIES,
  TRANSITIONS,
  type IncidentRecord,
  type Member,
  type Severity,
} from '../../incidents/incident.ts';
import type { KnownTransition } from '../../incidents/revisions.ts';
import {
  columnNames,
  dayColumn,
  nullableColumn,
  numberColumn,
  readRow,
  textColumn,
  truthColumn,
  wordColumn,
  writeRow,
  type Column,
  type Columns,
} from '../column.ts';
import type { Param, Row } from '../connect/database.ts';
import { text } from '../row.ts';

/** A transition with the run that recorded it. */
export interface StoredTransition extends KnownTransition {
  readonly incident: string;
  readonly runId: number;
}

/** A JSON list of objects with the days as text. */
const membersColumn: Column<readonly Member[]> = {
  read: (from, column) => {
    const list: unknown = JSON.parse(text(from, column));
    if (!Array.isArray(list)) throw new TypeError(`column ${column} holds no list`);
    return list.map((item: unknown) => memberOf(item, column));
  },
  write: (members) =>
    JSON.stringify(
      members.map((one) => ({
        ...one,
        openedOn: isoDay(one.openedOn),
        lastAlert: isoDay(one.lastAlert),
        since: isoDay(one.since),
        until: isoDay(one.until),
      })),
    ),
};

function memberOf(item: unknown, column: string): Member {
  const {
    metric,
    slice,
    side,
    openedOn,
    lastAlert,
    // Incidents of earlier rules have neither.
    since = openedOn,
    until = lastAlert,
    severity,
    score,
    gap,
    gapDays,
    limit = null,
  } = item as Record<string, unknown>;
  const isComplete =
    typeof metric === 'string' &&
    typeof slice === 'string' &&
    (side === 'below' || side === 'above') &&
    isSeverity(severity) &&
    typeof score === 'number' &&
    typeof gap === 'number' &&
    typeof gapDays === 'number' &&
    (limit === null || limit === 'below' || limit === 'above');
  if (!isComplete) throw new TypeError(`column ${column} holds a series that is not complete`);
  return {
    ...{ metric, slice, side, openedOn: dayOf(openedOn), lastAlert: dayOf(lastAlert), severity, score },
    ...{ since: dayOf(since), until: dayOf(until), gap, gapDays, limit },
  };
}

function isSeverity(value: unknown): value is Severity {
  return SEVERITIES.some((severity) => severity === value);
}

function dayOf(value: unknown): Day {
  return dayFromIso(String(value));
}

type IncidentColumns = Omit<{ readonly [K in keyof IncidentRecord as Snake<K>]: IncidentRecord[K] }, 'current'> & {
  readonly current_severity: Severity | null;
};

type Snake<Name extends string> = Name extends `${infer Head}${infer Tail}`
  ? `${Head extends Lowercase<Head> ? Head : `_${Lowercase<Head>}`}${Snake<Tail>}`
  : Name;

const INCIDENT: Columns<IncidentColumns> = {
  id: textColumn,
  root: textColumn,
  is_data: truthColumn,
  type: wordColumn(INCIDENT_TYPES),
  state: wordColumn(INCIDENT_STATES),
  severity: wordColumn(SEVERITIES),
  current_severity: nullableColumn(wordColumn(SEVERITIES)),
  opened_on: dayColumn,
  onset: dayColumn,
  last_alert: dayColumn,
  closed_on: nullableColumn(dayColumn),
  metric: textColumn,
  slice: textColumn,
  impact: nullableColumn(numberColumn),
  mean_gap: nullableColumn(numberColumn),
  members: membersColumn,
  merged_into: nullableColumn(textColumn),
  judged_to: dayColumn,
};

/** The columns of the table `incidents`, but for `run_id`. */
export const INCIDENT_COLUMNS = columnNames(INCIDENT);

/** The values of `INCIDENT_COLUMNS`. */
export function writeIncident(incident: IncidentRecord): Param[] {
  const { id, root, isData, type, state, severity, current, openedOn, onset, lastAlert, closedOn } = incident;
  const { metric, slice, impact, meanGap, members, mergedInto, judgedTo } = incident;
  return writeRow(INCIDENT, {
    ...{ id, root, is_data: isData, type, state, severity, current_severity: current, opened_on: openedOn, onset },
    ...{ last_alert: lastAlert, closed_on: closedOn, metric, slice, impact, mean_gap: meanGap, members },
    ...{ merged_into: mergedInto, judged_to: judgedTo },
  });
}

/** @throws TypeError for a value that no column can hold */
export function readIncident(row: Row): IncidentRecord {
  const { is_data, current_severity, opened_on, last_alert, closed_on, mean_gap, merged_into, judged_to, ...same } =
    readRow(INCIDENT, row);
  return {
    ...same,
    isData: is_data,
    current: current_severity,
    openedOn: opened_on,
    lastAlert: last_alert,
    closedOn: closed_on,
    meanGap: mean_gap,
    mergedInto: merged_into,
    judgedTo: judged_to,
  };
}

type TransitionColumns = Omit<StoredTransition, 'into' | 'runId' | 'supersededBy'> & {
  readonly into_incident: string | null;
  readonly run_id: number;
  readonly superseded_by: number | null;
};

const TRANSITION: Columns<TransitionColumns> = {
  incident: textColumn,
  place: numberColumn,
  day: dayColumn,
  kind: wordColumn(TRANSITIONS),
  severity: nullableColumn(wordColumn(SEVERITIES)),
  metric: textColumn,
  slice: textColumn,
  value: nullableColumn(numberColumn),
  yhat: nullableColumn(numberColumn),
  impact: nullableColumn(numberColumn),
  into_incident: nullableColumn(textColumn),
  run_id: numberColumn,
  superseded_by: nullableColumn(numberColumn),
};

/** The columns of the table `incident_transitions`. */
export const TRANSITION_COLUMNS = columnNames(TRANSITION);

export function writeTransition({ into, runId, supersededBy, ...same }: StoredTransition): Param[] {
  return writeRow(TRANSITION, { ...same, into_incident: into, run_id: runId, superseded_by: supersededBy });
}

export function readTransition(row: Row): StoredTransition {
  const { into_incident, run_id, superseded_by, ...same } = readRow(TRANSITION, row);
  return { ...same, into: into_incident, runId: run_id, supersededBy: superseded_by };
}
