import { isoDay, type Day } from '../../calendar/day.ts';
import type { SliceValues } from '../../metrics/slice-values.ts';
import { bulkInsert } from '../bulk-insert.ts';
import { StoreError, type Database } from '../connect/database.ts';
import { day, text } from '../row.ts';

/** Daily values of a metric, whole or by one dimension, as they are now. */
export interface DailyRead {
  readonly metric: string;
  /** Null for the whole metric. */
  readonly dimension: string | null;
  /** The days that were read; null for all days. A day that was read and has no value has no rows any more. */
  readonly days: readonly Day[] | null;
  readonly slices: readonly SliceValues[];
}

/**
 * Appends a version of every daily value that differs from its latest version. A run that is continued replaces its own versions.
 * Part of the caller's transaction.
 */
export async function appendVersions(db: Database, reads: AsyncIterable<DailyRead>, runId: number): Promise<void> {
  await db.script(`
    create temporary table read_values as select metric, slice, day, numerator, denominator from kpi_versions limit 0;
    create temporary table read_days as select metric, slice as dimension, day from kpi_versions limit 0;
    create temporary table read_metrics as select metric, slice as dimension from kpi_versions limit 0`);
  for await (const { metric, dimension, days, slices } of reads) {
    const read = [metric, dimension ?? ''];
    if (days === null) await bulkInsert(db, 'read_metrics', ['metric', 'dimension'], [read]);
    else {
      const rows = days.map((day) => [...read, isoDay(day)]);
      await bulkInsert(db, 'read_days', ['metric', 'dimension', 'day'], rows);
    }
    if (slices.length > 0)
      await db.copyIn('read_values', ['metric', 'slice', 'day', 'numerator', 'denominator'], csvOf(metric, slices));
  }
  await refuseNaN(db);
  await db.script(CHANGED_VALUES);
  await db.query(MERGE_VERSIONS, [runId]);
  await db.query(UPDATE_STATES, [runId]);
  await db.query(ADD_STATES, [runId]);
  await db.script('drop table read_values; drop table read_days; drop table read_metrics; drop table changed_values');
}

/** NUMERIC of PostgreSQL holds NaN, so a view of the business can return it; DuckDB's can't. @throws StoreError naming metric and day */
async function refuseNaN(db: Database): Promise<void> {
  if (db.engine === 'duckdb') return;
  const [row] = await db.query(`
    select metric, slice, day
    from read_values
    where numerator = 'NaN' or denominator = 'NaN'
    order by metric, slice, day
    limit 1`);
  if (!row) return;
  const slice = text(row, 'slice');
  throw new StoreError(
    `${text(row, 'metric')}${slice === '' ? '' : ` of ${slice}`} is NaN on ${isoDay(day(row, 'day'))}: the view that it is read from has to return a number or null`,
  );
}

async function* csvOf(metric: string, slices: readonly SliceValues[]): AsyncGenerator<string> {
  for (const { slice, lines } of slices) {
    const series = `"${metric}","${slice.replaceAll('"', '""')}",`;
    yield lines
      .split('\n')
      .map((line) => `${series}${line}\n`)
      .join('');
  }
}

/** The part of a slice before `=` is its dimension; empty for the whole. */
const CHANGED_VALUES = `
  create temporary table changed_values as
  with stored as (
    select v.metric, v.slice, v.day, v.known_from_run, v.has_rows, v.numerator, v.denominator
    from kpi_versions as v
    inner join read_metrics as r on r.metric = v.metric and r.dimension = split_part(v.slice, '=', 1)
    union all
    select v.metric, v.slice, v.day, v.known_from_run, v.has_rows, v.numerator, v.denominator
    from kpi_versions as v
    inner join read_days as r on r.metric = v.metric and r.day = v.day and r.dimension = split_part(v.slice, '=', 1)
  ),

  numbered as (
    select *, row_number() over (partition by metric, slice, day order by known_from_run desc) as newest_first
    from stored
  ),

  latest as (
    select * from numbered where newest_first = 1
  )

  select
    coalesce(n.metric, l.metric) as metric,
    coalesce(n.slice, l.slice) as slice,
    coalesce(n.day, l.day) as day,
    n.day is not null as has_rows,
    n.numerator,
    n.denominator
  from read_values as n
  full join latest as l on l.metric = n.metric and l.slice = n.slice and l.day = n.day
  where l.day is null
    or (n.day is not null) <> l.has_rows
    or n.numerator is distinct from l.numerator
    or n.denominator is distinct from l.denominator`;

const MERGE_VERSIONS = `
  merge into kpi_versions as v
  using changed_values as c
  on v.metric = c.metric and v.slice = c.slice and v.day = c.day and v.known_from_run = $1
  when matched then update set has_rows = c.has_rows, numerator = c.numerator, denominator = c.denominator
  when not matched then insert (metric, slice, day, known_from_run, has_rows, numerator, denominator)
    values (c.metric, c.slice, c.day, $1, c.has_rows, c.numerator, c.denominator)`;

const UPDATE_STATES = `
  update series_state as s
  set newest_version = $1
  where exists (select 1 from changed_values as c where c.metric = s.metric and c.slice = s.slice)`;

const ADD_STATES = `
  insert into series_state (metric, slice, newest_version)
  select distinct c.metric, c.slice, cast($1 as bigint)
  from changed_values as c
  where not exists (select 1 from series_state as s where s.metric = c.metric and s.slice = c.slice)`;
