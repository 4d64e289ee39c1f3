import type { Metric } from '../../metrics/metric.ts';
import type { Database } from '../database.ts';
import { metricSql } from '../../warehouse/rollup/measure-sql.ts';

/**
 * Appends a version of every daily value of a metric that differs from its latest version: all of them in a first run, the changed
 * ones afterwards, one without rows where a day has none any more. A run that is taken up again replaces its own versions.
 */
export async function appendVersions(db: Database, metric: Metric, runId: number): Promise<void> {
  await appendOf(db, metric, null, runId);
  for (const dimension of metric.dimensions) await appendOf(db, metric, dimension, runId);
}

async function appendOf(db: Database, metric: Metric, dimension: string | null, runId: number): Promise<void> {
  const { text, params } = metricSql(metric, dimension);
  const slices = dimension === null ? "slice = ''" : `starts_with(slice, '${dimension}=')`;
  const [id, run] = [`$${params.length + 1}`, `$${params.length + 2}`];
  await db.query(
    `merge into kpi_versions as v
     using (
       with now as (${text}),
       latest as (
         select slice, day, has_rows, numerator, denominator
         from (
           select slice, day, has_rows, numerator, denominator, row_number() over (partition by slice, day order by known_from_run desc) as newest_first
           from kpi_versions
           where metric = ${id} and ${slices}
         ) as numbered
         where newest_first = 1
       )
       select
         coalesce(n.slice, l.slice) as slice,
         coalesce(n.day, l.day) as day,
         n.day is not null as has_rows,
         cast(n.numerator as numeric(28, 9)) as numerator,
         cast(n.denominator as numeric(28, 9)) as denominator
       from now as n
       full join latest as l on l.slice = n.slice and l.day = n.day
       where l.day is null
         or (n.day is not null) <> l.has_rows
         or n.numerator is distinct from l.numerator
         or n.denominator is distinct from l.denominator
     ) as changed
     on v.metric = ${id} and v.slice = changed.slice and v.day = changed.day and v.known_from_run = ${run}
     when matched then update set
       has_rows = changed.has_rows, numerator = changed.numerator, denominator = changed.denominator
     when not matched then insert (metric, slice, day, known_from_run, has_rows, numerator, denominator)
       values (${id}, changed.slice, changed.day, ${run}, changed.has_rows, changed.numerator, changed.denominator)`,
    [...params, metric.id, runId],
  );
}
