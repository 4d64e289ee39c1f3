import type { Revision } from '../../incidents/revisions.ts';
import { bulkInsert } from '../bulk-insert.ts';
import type { Database } from '../connect/database.ts';
import { valuesOf } from '../series-keys.ts';
import { INCIDENT_COLUMNS, TRANSITION_COLUMNS, writeIncident, writeTransition } from './incident-row.ts';

/** Rows a statement names: it has at most 65,535 parameters. */
const AT_ONCE = 10_000;

/** Saves what a run has changed about incidents. Part of the caller's transaction. */
export async function saveRevisions(db: Database, revisions: readonly Revision[], runId: number): Promise<void> {
  if (revisions.length === 0) return;
  await eachPart(
    revisions.map(({ incident }) => [incident.id]),
    async (rows) => {
      const changed = valuesOf(rows, ['text'], 1);
      await db.query(`delete from incidents where id in (select id from ${changed.sql} as c (id))`, changed.params);
    },
  );
  await bulkInsert(
    db,
    'incidents',
    [...INCIDENT_COLUMNS, 'run_id'],
    revisions.map(({ incident }) => [...writeIncident(incident), runId]),
  );
  await eachPart(
    revisions.flatMap(({ incident: { id }, superseded }) => superseded.map((place) => [id, place])),
    async (rows) => {
      const gone = valuesOf(rows, ['text', 'integer'], 2);
      await db.query(
        `update incident_transitions set superseded_by = $1
         from ${gone.sql} as gone (incident, place)
         where incident_transitions.incident = gone.incident and incident_transitions.place = gone.place`,
        [runId, ...gone.params],
      );
    },
  );
  await bulkInsert(
    db,
    'incident_transitions',
    TRANSITION_COLUMNS,
    revisions.flatMap(({ incident: { id }, added }) =>
      added.map((one) => writeTransition({ ...one, incident: id, runId, supersededBy: null })),
    ),
  );
}

async function eachPart(
  rows: readonly (readonly (string | number)[])[],
  save: (part: readonly (readonly (string | number)[])[]) => Promise<void>,
): Promise<void> {
  for (let start = 0; start < rows.length; start += AT_ONCE) await save(rows.slice(start, start + AT_ONCE));
}
