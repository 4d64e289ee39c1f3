import { isoDay, type Day } from '../../calendar/day.ts';
import type { IncidentRecord } from '../../incidents/incident.ts';
import type { KnownIncident } from '../../incidents/revisions.ts';
import type { Database } from '../connect/database.ts';
import { grouped } from '../grouped.ts';
import { valuesOf } from '../series-keys.ts';
import { INCIDENT_COLUMNS, readIncident, readTransition, TRANSITION_COLUMNS } from './incident-row.ts';

/** The incidents named after some metrics, by the day on which they opened. */
export async function loadIncidentsOf(db: Database, metrics: readonly string[]): Promise<IncidentRecord[]> {
  if (metrics.length === 0) return [];
  const wanted = valuesOf(
    metrics.map((metric) => [metric]),
    ['text'],
    1,
  );
  const rows = await db.query(
    `select ${INCIDENT_COLUMNS.map((column) => `i.${column}`).join(', ')}
     from incidents as i
     join ${wanted.sql} as wanted (metric) on wanted.metric = i.metric
     order by i.opened_on, i.id collate "C"`,
    wanted.params,
  );
  return rows.map(readIncident);
}

/** Incidents with all that was recorded of them since they opened; none of them opened before `since`. */
export async function withTransitions(
  db: Database,
  incidents: readonly IncidentRecord[],
  since: Day,
): Promise<KnownIncident[]> {
  if (incidents.length === 0) return [];
  const rows = await db.query(
    `select ${TRANSITION_COLUMNS.map((column) => `t.${column}`).join(', ')}
     from incident_transitions as t
     join incidents as i on i.id = t.incident
     where i.opened_on >= $1
     order by t.incident collate "C", t.place`,
    [isoDay(since)],
  );
  const byIncident = grouped(rows.map(readTransition), ({ incident }) => incident);
  return incidents.map((incident) => ({
    ...incident,
    transitions: (byIncident.get(incident.id) ?? []).map(({ incident: _id, runId: _run, ...recorded }) => recorded),
  }));
}
