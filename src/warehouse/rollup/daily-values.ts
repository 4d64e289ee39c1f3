import { createHash } from 'node:crypto';
import type { Metric } from '../../metrics/metric.ts';
import type { SliceValues } from '../../metrics/slice-values.ts';
import type { Database } from '../../store/connect/database.ts';
import { text } from '../../store/row.ts';
import { metricSql } from './measure-sql.ts';

/**
 * The daily values of a metric, one row per slice: a row per day would cost hundreds of bytes of memory each.
 * @param dimension null for the whole metric
 * @param since only the days that roll-ups after this number recomputed; null for all days
 */
export async function dailyValues(
  db: Database,
  metric: Metric,
  dimension: string | null,
  since: number | null,
): Promise<SliceValues[]> {
  const { text: values, params } = metricSql(metric, dimension, since);
  const field = (column: string): string => `coalesce(cast(${column} as text), '')`;
  const rows = await db.query(
    `select
       slice,
       string_agg(cast(day as text) || ',' || ${field('numerator')} || ',' || ${field('denominator')}, chr(10)) as lines
     from (${values}) as daily
     group by slice`,
    params,
  );
  return rows.map((row) => ({ slice: text(row, 'slice'), lines: text(row, 'lines') }));
}

/** Digest of the SQL of a metric, whole and by each of its dimensions. */
export function definitionHash(metric: Metric): string {
  const statements = [null, ...metric.dimensions].map((dimension) => metricSql(metric, dimension));
  return createHash('sha256').update(JSON.stringify(statements)).digest('hex').slice(0, 12);
}

/** Computes no row of a metric. @throws Error with the engine's message if a table or column does not exist */
export async function checkMetric(db: Database, metric: Metric): Promise<void> {
  for (const dimension of [null, ...metric.dimensions]) {
    const { text: values, params } = metricSql(metric, dimension);
    await db.query(`select * from (${values}) as daily limit 0`, params);
  }
}
