import type { DailyValue } from '../../metrics/series.ts';
import type { Database } from '../connect/database.ts';
import { day, nullable, number, truth } from '../row.ts';
import type { SeriesKey } from '../series-keys.ts';

/** What a run read for a day. */
export interface ValueVersion extends DailyValue {
  readonly knownFromRun: number;
  /** False: the day had no rows any more. */
  readonly hasRows: boolean;
}

/** Every value that runs have read of a series, by day and run. */
export async function loadValueVersions(db: Database, { metric, slice }: SeriesKey): Promise<ValueVersion[]> {
  const rows = await db.query(
    `select day, known_from_run, has_rows, numerator, denominator
     from kpi_versions
     where metric = $1 and slice = $2
     order by day, known_from_run`,
    [metric, slice],
  );
  return rows.map((row) => ({
    day: day(row, 'day'),
    knownFromRun: number(row, 'known_from_run'),
    hasRows: truth(row, 'has_rows'),
    numerator: nullable(number, row, 'numerator'),
    denominator: nullable(number, row, 'denominator'),
  }));
}
