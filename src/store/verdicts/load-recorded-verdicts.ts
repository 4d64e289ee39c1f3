import { isoDay, type Day } from '../../calendar/day.ts';
import type { Database } from '../connect/database.ts';
import { number, text } from '../row.ts';
import type { SeriesKey } from '../series-keys.ts';
import { readVerdict, VERDICT_COLUMNS, type StoredVerdict } from './verdict-row.ts';

/** A verdict with the run that gave it. */
export interface RecordedVerdict extends StoredVerdict {
  readonly runId: number;
}

/** The series of some metrics that have verdicts. */
export async function loadJudgedSeries(db: Database, metrics: readonly string[]): Promise<SeriesKey[]> {
  if (metrics.length === 0) return [];
  const places = metrics.map((_, index) => `$${index + 1}`).join(', ');
  const rows = await db.query(
    `select metric, slice from verdicts where metric in (${places})
     group by metric, slice
     order by metric collate "C", slice collate "C"`,
    metrics,
  );
  return rows.map((row) => ({ metric: text(row, 'metric'), slice: text(row, 'slice') }));
}

/** Every verdict that was ever given on the days of a series, by run and day. */
export async function loadRecordedVerdicts(
  db: Database,
  { metric, slice }: SeriesKey,
  { first, last }: { readonly first: Day; readonly last: Day },
): Promise<RecordedVerdict[]> {
  const rows = await db.query(
    `select ${VERDICT_COLUMNS.join(', ')}, run_id
     from verdicts
     where metric = $1 and slice = $2 and day between $3 and $4
     order by run_id, day`,
    [metric, slice, isoDay(first), isoDay(last)],
  );
  return rows.map((row) => ({ ...readVerdict(row), runId: number(row, 'run_id') }));
}
