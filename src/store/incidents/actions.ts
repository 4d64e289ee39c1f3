import { isoDay } from '../../calendar/day.ts';
import { ACTIONS, FEEDBACK, type TakenAction } from '../../incidents/action.ts';
import type { Database } from '../connect/database.ts';
import { grouped } from '../grouped.ts';
import { day, instant, nullable, text, word } from '../row.ts';

/** Saves an action after those before it. */
export async function saveAction(db: Database, incident: string, action: TakenAction): Promise<void> {
  const { at, by, kind, assignee, until, feedback, note, lastAlert } = action;
  await db.query(
    `insert into incident_actions
       (incident, place, taken_at, taken_by, kind, assignee, until, feedback, note, last_alert)
     select
       $1, coalesce(max(place), -1) + 1, cast($2 as timestamp with time zone), $3, $4, $5, cast($6 as date), $7, $8,
       cast($9 as date)
     from incident_actions
     where incident = $1`,
    [
      incident,
      at.toISOString(),
      by,
      kind,
      assignee,
      until === null ? null : isoDay(until),
      feedback,
      note,
      isoDay(lastAlert),
    ],
  );
}

/** What people did, by incident, in this order. */
export async function loadActions(db: Database, incident: string | null = null): Promise<Map<string, TakenAction[]>> {
  const rows = await db.query(
    `select incident, taken_at, taken_by, kind, assignee, until, feedback, note, last_alert
     from incident_actions
     where cast($1 as text) is null or incident = $1
     order by incident collate "C", place`,
    [incident],
  );
  const actions = rows.map((row) => ({
    incident: text(row, 'incident'),
    at: new Date(instant(row, 'taken_at')),
    by: text(row, 'taken_by'),
    kind: word(row, 'kind', ACTIONS),
    assignee: nullable(text, row, 'assignee'),
    until: nullable(day, row, 'until'),
    feedback: row['feedback'] === null ? null : word(row, 'feedback', FEEDBACK),
    note: nullable(text, row, 'note'),
    lastAlert: day(row, 'last_alert'),
  }));
  return grouped(actions, ({ incident: id }) => id);
}
