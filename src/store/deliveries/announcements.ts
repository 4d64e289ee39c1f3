import type { Day } from '../../calendar/day.ts';
import type { IncidentRecord, TransitionKind } from '../../incidents/incident.ts';
import type { Database } from '../connect/database.ts';
import { INCIDENT_COLUMNS, readIncident, readTransition, TRANSITION_COLUMNS } from '../incidents/incident-row.ts';
import { day, number, text } from '../row.ts';

/**
 * A transition that a run recorded, and how many of its kind the incident had up to it: those that hold, and those that a run took back
 * without recording them anew.
 */
export interface NewTransition {
  readonly kind: TransitionKind;
  readonly day: Day;
  readonly place: number;
  readonly ordinal: number;
}

/** An incident that a run changed. */
export interface ChangedIncident {
  readonly incident: IncidentRecord;
  /** Those that the run recorded and that still hold, in their order. */
  readonly added: readonly NewTransition[];
}

/** The incidents that a run changed, each with what the run recorded of it. */
export async function loadChangedIncidents(db: Database, runId: number): Promise<ChangedIncident[]> {
  const changed = await db.query(
    `select ${INCIDENT_COLUMNS.join(', ')} from incidents where run_id = $1 order by opened_on, id collate "C"`,
    [runId],
  );
  if (changed.length === 0) return [];
  const rows = await db.query(
    `with taken_back as (
       select t.incident, t.kind, count(*) as transitions
       from incident_transitions as t
       join incidents as i on i.id = t.incident and i.run_id = $1
       where t.superseded_by is not null
         and not exists (
           select 1 from incident_transitions as anew
           where anew.incident = t.incident and anew.kind = t.kind and anew.run_id = t.superseded_by
         )
       group by t.incident, t.kind
     ),
     valid as (
       select
         ${TRANSITION_COLUMNS.map((column) => `t.${column}`).join(', ')},
         row_number() over (partition by t.incident, t.kind order by t.day, t.place) as ordinal_of_valid
       from incident_transitions as t
       join incidents as i on i.id = t.incident and i.run_id = $1
       where t.superseded_by is null
     )
     select v.*, v.ordinal_of_valid + coalesce(b.transitions, 0) as ordinal
     from valid as v
     left join taken_back as b on b.incident = v.incident and b.kind = v.kind
     where v.run_id = $1
     order by v.incident collate "C", v.day, v.place`,
    [runId],
  );
  const added = new Map<string, NewTransition[]>();
  for (const row of rows) {
    const { incident, kind, day: on, place } = readTransition(row);
    const own = added.get(incident) ?? [];
    added.set(incident, [...own, { kind, day: on, place, ordinal: number(row, 'ordinal') }]);
  }
  return changed.map(readIncident).map((incident) => ({ incident, added: added.get(incident.id) ?? [] }));
}

/** By metric, the first day that runs before one judged; none for a metric that this run is the first to judge. */
export async function judgedBefore(db: Database, runId: number): Promise<Map<string, Day>> {
  const rows = await db.query('select metric, min(day) as first_day from verdicts where run_id < $1 group by metric', [
    runId,
  ]);
  return new Map(rows.map((row) => [text(row, 'metric'), day(row, 'first_day')]));
}

/** The channels that were notified of incidents, by incident. */
export async function notifiedChannels(db: Database): Promise<Map<string, string[]>> {
  const rows = await db.query(
    `select distinct incident, channel
     from deliveries
     where incident is not null
       and state <> 'skipped'
       and kind not in (
         'dead_letter', 'recovered', 'new_normal', 'lapsed', 'merged', 'withdrawn'
       )
     order by incident, channel`,
  );
  const notified = new Map<string, string[]>();
  for (const row of rows)
    notified.set(text(row, 'incident'), [...(notified.get(text(row, 'incident')) ?? []), text(row, 'channel')]);
  return notified;
}

/** The last run up to which incidents took verdicts into account; null before the first one. */
export async function incidentsThrough(db: Database): Promise<number | null> {
  const [row] = await db.query('select max(run_id) as run_id from incidents_through');
  return row === undefined || row['run_id'] === null ? null : number(row, 'run_id');
}
