import type { Database, Row } from '../connect/database.ts';
import { instant, nullable, number, truth } from '../row.ts';

/** A run of the pipeline. */
export interface RunRow {
  readonly id: number;
  /** The moment as of which it judged. */
  readonly asOf: Date;
  /** Its slot of the schedule; null for a run that was started by hand or by new files. */
  readonly slot: Date | null;
  readonly startedAt: Date;
  /** Null while it is not finished. */
  readonly finishedAt: Date | null;
  /** Whether its outputs are written. */
  readonly isPublished: boolean;
}

export interface RunsQuery {
  readonly id?: number | undefined;
  readonly offset: number;
  readonly limit: number;
}

/** The runs of a store, the newest first. */
export async function loadRuns(db: Database, { id, offset, limit }: RunsQuery): Promise<RunRow[]> {
  const rows = await db.query(
    `select run_id, as_of, slot, started_at, finished_at, published
     from runs
     where cast($1 as bigint) is null or run_id = $1
     order by run_id desc
     limit cast($2 as bigint) offset cast($3 as bigint)`,
    [id ?? null, limit, offset],
  );
  return rows.map(readRun);
}

function readRun(row: Row): RunRow {
  return {
    id: number(row, 'run_id'),
    asOf: moment(row, 'as_of'),
    slot: nullable(moment, row, 'slot'),
    startedAt: moment(row, 'started_at'),
    finishedAt: nullable(moment, row, 'finished_at'),
    isPublished: truth(row, 'published'),
  };
}

function moment(row: Row, column: string): Date {
  return new Date(instant(row, column));
}
