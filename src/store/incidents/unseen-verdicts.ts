import type { Day } from '../../calendar/day.ts';
import { incidentVersion } from '../../incidents/rules.ts';
import type { Database } from '../connect/database.ts';
import { day, number, text, truth } from '../row.ts';

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
  await db.query('delete from incidents_through where rules = $1', [incidentVersion]);
  await db.query('insert into incidents_through (run_id, rules) values ($1, $2)', [runId, incidentVersion]);
}

/** Whether any run has derived incidents: a first run judges whole metrics before it does. */
export async function areIncidentsDerived(db: Database): Promise<boolean> {
  const [row] = await db.query('select max(run_id) is not null as derived from incidents_through');
  return row !== undefined && truth(row, 'derived');
}

/** The last day of each metric whose incidents were recorded by other rules than those of this program, and the version of these. */
export async function loadOtherRules(
  db: Database,
): Promise<{ readonly rules: string; readonly through: ReadonlyMap<string, Day> } | null> {
  const [last] = await db.query(
    'select run_id, rules from incidents_through where rules <> $1 order by run_id desc limit 1',
    [incidentVersion],
  );
  if (!last) return null;
  const rows = await db.query('select metric, max(day) as last_day from verdicts where run_id <= $1 group by metric', [
    number(last, 'run_id'),
  ]);
  return {
    rules: text(last, 'rules'),
    through: new Map(rows.map((row) => [text(row, 'metric'), day(row, 'last_day')])),
  };
}
