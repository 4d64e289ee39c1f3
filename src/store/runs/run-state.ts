import type { Day } from '../../calendar/day.ts';
import type { Database, Row } from '../connect/database.ts';
import { day, instant, nullable, number, text } from '../row.ts';
import type { FinishedRun } from './newest-finished-run.ts';
import type { RunFailure } from './run-failure.ts';

/** How the runs of a store stand. */
export interface RunState {
  /** The run that finished last, of those that aren't later than now if there are any; null if none has finished. */
  readonly run: FinishedRun | null;
  /** The failure of the last run; null if it didn't fail. */
  readonly failure: RunFailure | null;
  /** How many actions on incidents people have taken. */
  readonly actions: number;
  /** The last day that any stored incident takes into account; null without incidents. */
  readonly incidentsTo: Day | null;
}

/**
 * How the runs of a store stand, in one statement, so that both are of one moment.
 * @param now a run later than that was made by a clock that ran ahead
 */
export async function loadRunState(db: Database, now: Date): Promise<RunState> {
  const [row] = await db.query(
    `with newest as (
       select run_id, as_of, freshness
       from runs
       where finished_at is not null
       order by case when as_of <= $1 then 0 else 1 end, run_id desc
       limit 1
     )
     select r.run_id, r.as_of, r.freshness, f.run_at, f.error, f.next_try_at,
       (select count(*) from incident_actions) as actions,
       (select max(judged_to) from incidents) as incidents_to
     from (select 1 as one) as always
     left join newest as r on true
     left join run_failure as f on true`,
    [now.toISOString()],
  );
  if (!row) return { run: null, failure: null, actions: 0, incidentsTo: null };
  return {
    run: row['run_id'] === null ? null : readFinishedRun(row),
    failure: row['run_at'] === null ? null : readFailure(row),
    actions: number(row, 'actions'),
    incidentsTo: nullable(day, row, 'incidents_to'),
  };
}

function readFinishedRun(row: Row): FinishedRun {
  return {
    runId: number(row, 'run_id'),
    asOf: new Date(instant(row, 'as_of')),
    freshness: text(row, 'freshness'),
  };
}

function readFailure(row: Row): RunFailure {
  return {
    runAtMs: instant(row, 'run_at'),
    error: text(row, 'error'),
    nextTryMs: nullable(instant, row, 'next_try_at'),
  };
}
