import { daysBetween, isoDay, type Day } from '../../calendar/day.ts';
import type { CalendarRow } from '../../calendar/calendar-row.ts';
import type { Database } from '../connect/database.ts';
import { day, text } from '../row.ts';

/** An event that an incident turned out to be. */
export interface ExpectedEvent {
  readonly name: string;
  readonly from: Day;
  readonly to: Day;
  /** `dim=value`, or empty for everything. */
  readonly scope: string;
  readonly incident: string;
}

export async function saveExpectedEvent(
  db: Database,
  { name, from, to, scope, incident }: ExpectedEvent,
): Promise<void> {
  await db.query(
    `insert into calendar_events (name, first_day, last_day, scope, incident, known_from_run)
     values ($1, cast($2 as date), cast($3 as date), $4, $5, null)`,
    [name, isoDay(from), isoDay(to), scope, incident],
  );
}

/** Lets a run take all events into account that were saved before it. */
export async function takeExpectedEvents(db: Database, runId: number): Promise<void> {
  await db.query('update calendar_events set known_from_run = $1 where known_from_run is null', [runId]);
}

/** The events that a run took into account, a row for each day, by day and name. */
export async function loadExpectedEvents(db: Database, runId: number): Promise<CalendarRow[]> {
  const rows = await db.query(
    `select name, first_day, last_day, scope
     from calendar_events
     where known_from_run <= $1
     group by name, first_day, last_day, scope
     order by first_day, name collate "C", scope collate "C", last_day`,
    [runId],
  );
  return rows.flatMap((row) =>
    daysBetween(day(row, 'first_day'), day(row, 'last_day')).map((ds): CalendarRow => {
      return { kind: 'event', ds, holiday: text(row, 'name'), scope: text(row, 'scope') };
    }),
  );
}
