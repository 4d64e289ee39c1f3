import { isoDay, type Day } from '../../calendar/day.ts';
import type { IncidentRecord, IncidentState } from '../../incidents/incident.ts';
import type { Database } from '../connect/database.ts';
import { joinFollowed, type FollowedSeries } from '../verdicts/followed.ts';
import {
  INCIDENT_COLUMNS,
  readIncident,
  readTransition,
  TRANSITION_COLUMNS,
  type StoredTransition,
} from './incident-row.ts';

export interface IncidentsQuery {
  /** Open ones alone, those that are over, settled or merged alone, or all; withdrawn ones are among all only. */
  readonly state?: 'open' | 'closed' | undefined;
  readonly id?: string | undefined;
  /** Open ones, and those that have had an alert since this day. */
  readonly since?: Day | undefined;
  readonly offset: number;
  /** Null: all. */
  readonly limit: number | null;
}

const CLOSED: readonly IncidentState[] = ['recovered', 'new_normal', 'lapsed', 'merged'];

/** Incidents named after followed series: open ones first, the newest first of both. */
export async function loadIncidents(
  db: Database,
  followed: readonly FollowedSeries[],
  { state, id, since, offset, limit }: IncidentsQuery,
): Promise<IncidentRecord[]> {
  if (followed.length === 0) return [];
  const join = joinFollowed(followed, 6);
  const states = CLOSED.map((one) => `'${one}'`).join(', ');
  const rows = await db.query(
    `with known as (
       select
         i.*,
         i.state = 'open' and not exists (
           select 1 from incident_actions as a
           where a.incident = i.id and a.last_alert >= i.last_alert
             and (a.kind = 'resolve' or a.feedback in ('expected', 'false_alarm') or (
               a.feedback = 'new_normal' and not exists (
                 select 1 from incident_actions as b
                 where b.incident = a.incident and b.kind = 'take_back' and b.place > a.place
               )
             ))
         ) as is_open
       from incidents as i
     )
     select ${INCIDENT_COLUMNS.map((column) => `v.${column}`).join(', ')}
     from known as v
     ${join.sql}
     where (cast($1 as text) is null or v.is_open = (cast($1 as text) = 'open'))
       and (cast($1 as text) is null or v.state = 'open' or v.state in (${states}))
       and (cast($2 as text) is null or v.id = $2)
       and (cast($5 as date) is null or v.is_open or v.last_alert >= cast($5 as date))
     order by v.is_open desc, v.opened_on desc, f.place, v.id collate "C"
     limit cast($3 as bigint) offset cast($4 as bigint)`,
    [state ?? null, id ?? null, limit, offset, since === undefined ? null : isoDay(since), ...join.params],
  );
  return rows.map(readIncident);
}

/** All that was recorded of an incident, in this order. */
export async function loadTransitions(db: Database, incident: string): Promise<StoredTransition[]> {
  const rows = await db.query(
    `select ${TRANSITION_COLUMNS.join(', ')} from incident_transitions where incident = $1 order by day, place`,
    [incident],
  );
  return rows.map(readTransition);
}

/** All that was ever recorded of all incidents, by incident and place. */
export async function loadAllTransitions(db: Database): Promise<StoredTransition[]> {
  const rows = await db.query(
    `select ${TRANSITION_COLUMNS.join(', ')} from incident_transitions order by incident collate "C", place`,
  );
  return rows.map(readTransition);
}
