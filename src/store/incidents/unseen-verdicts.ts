import type { Day } from '../../calendar/day.ts';
import type { Database } from '../database.ts';
import { day, text, truth } from '../row.ts';

/** The first day of each metric that runs have judged whose verdicts incidents don't take into account yet. */
export async function loadUnseenVerdicts(db: Database): Promise<Map<string, Day>> {
  const rows = await db.query(
    `select metric, min(day) as first_day
     from verdicts
     where run_id > coalesce((select max(run_id) from incidents_through), 0)
     group by metric`,
  );
  return new Map(rows.map((row) => [text(row, 'metric'), day(row, 'first_day')]));
}

/** Records up to which run incidents take verdicts into account; part of the transaction that saves them. */
export async function markVerdictsSeen(db: Database, runId: number): Promise<void> {
  await db.query('delete from incidents_through');
  await db.query('insert into incidents_through (run_id) values ($1)', [runId]);
}

/** Whether any run has derived incidents: a first run judges whole metrics before it does. */
export async function areIncidentsDerived(db: Database): Promise<boolean> {
  const [row] = await db.query('select max(run_id) is not null as derived from incidents_through');
  return row !== undefined && truth(row, 'derived');
}
