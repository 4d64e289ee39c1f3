import { isoDay, type Day } from '../../calendar/day.ts';
import { bulkInsert } from '../bulk-insert.ts';
import type { Database } from '../connect/database.ts';
import type { SeriesKey } from '../series-keys.ts';

/** A series to judge. */
export interface BatchSeries extends SeriesKey {
  /** The first day that is judged. */
  readonly first: Day;
  /** The day that forecasts are made on. */
  readonly asOf: Day;
  /** The rule and the model that current verdicts are made with. */
  readonly ruleHash: string;
  readonly modelVersion: string;
  readonly inputs: string;
  /** The days on which its data have a fault. */
  readonly faulty: readonly Day[];
  /** The versions of the model before it, for the days of each: null from the first. */
  readonly olderVersions: readonly { readonly from: Day | null; readonly before: Day; readonly modelVersion: string }[];
}

const COLUMNS = ['metric', 'slice', 'first_day', 'as_of', 'rule_hash', 'model_version', 'inputs'];

/**
 * Opens a batch: temporary tables with its series, their latest daily values, and their current verdicts, with whether these were made
 * with this rule and model. The loaders of a batch join them, so that their statements don't grow with the number of series.
 */
export async function openBatch(db: Database, batch: readonly BatchSeries[]): Promise<void> {
  await db.script(`
    create temporary table batch_series (
      metric text, slice text, first_day date, as_of date, rule_hash text, model_version text, inputs text
    );
    create temporary table batch_faults (metric text, slice text, day date);
    create temporary table batch_versions (metric text, slice text, from_day date, before_day date, model_version text)`);
  await bulkInsert(
    db,
    'batch_series',
    COLUMNS,
    batch.map(({ metric, slice, first, asOf, ruleHash, modelVersion, inputs }) => {
      return [metric, slice, isoDay(first), isoDay(asOf), ruleHash, modelVersion, inputs];
    }),
  );
  const faulty = batch.flatMap(({ metric, slice, faulty: days }) => days.map((day) => [metric, slice, isoDay(day)]));
  await bulkInsert(db, 'batch_faults', ['metric', 'slice', 'day'], faulty);
  const older = batch.flatMap(({ metric, slice, olderVersions }) =>
    olderVersions.map(({ from, before, modelVersion }) => [
      ...[metric, slice, from === null ? '0001-01-01' : isoDay(from), isoDay(before), modelVersion],
    ]),
  );
  await bulkInsert(db, 'batch_versions', ['metric', 'slice', 'from_day', 'before_day', 'model_version'], older);
  await db.script(BATCH_TABLES);
}

/** Records that every series of the open batch has been judged, and closes it. */
export async function closeBatch(db: Database): Promise<void> {
  await db.script(`
    update series_state as s
    set judged_version = s.newest_version, judged_inputs = b.inputs
    from batch_series as b
    where b.metric = s.metric and b.slice = s.slice;
    drop table batch_series; drop table batch_faults; drop table batch_versions; drop table batch_values; drop table batch_verdicts`);
}

/**
 * A verdict is settled if its day needs no other one: the value has not changed since, it did not wait for late data, and it is that of a
 * fault in the data if and only if there is one, or the value alone shows it.
 */
const BATCH_TABLES = `
  create temporary table batch_values as
  select metric, slice, day, known_from_run, numerator, denominator
  from (
    select k.*, row_number() over (partition by k.metric, k.slice, k.day order by k.known_from_run desc) as newest_first
    from kpi_versions as k
    inner join batch_series as b on b.metric = k.metric and b.slice = k.slice
  ) as numbered
  where newest_first = 1 and has_rows;

  create temporary table batch_verdicts as
  select
    c.metric, c.slice, c.day, c.run_id, c.status,
    c.rule_hash = b.rule_hash and c.model_version = coalesce(o.model_version, b.model_version) as is_of_rule,
    c.status <> 'late_data'
    and c.value_version is not distinct from n.known_from_run
    and case
      when f.day is not null then c.status = 'data_fault'
      else c.status <> 'data_fault' or coalesce(c.value > c.implausible_above, false)
    end as is_settled
  from (
    select v.*, row_number() over (partition by v.metric, v.slice, v.day order by v.run_id desc) as newest_first
    from verdicts as v
    inner join batch_series as b on b.metric = v.metric and b.slice = v.slice and v.day >= b.first_day
  ) as c
  inner join batch_series as b on b.metric = c.metric and b.slice = c.slice
  left join batch_versions as o
    on o.metric = c.metric and o.slice = c.slice and c.day >= o.from_day and c.day < o.before_day
  left join batch_values as n on n.metric = c.metric and n.slice = c.slice and n.day = c.day
  left join batch_faults as f on f.metric = c.metric and f.slice = c.slice and f.day = c.day
  where c.newest_first = 1`;
