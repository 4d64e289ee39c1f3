import type { Day } from '../../calendar/day.ts';
import { seriesId } from '../../metrics/series.ts';
import type { Database } from '../connect/database.ts';
import { day, nullable, text } from '../row.ts';
import { valuesSql } from './values-sql.ts';

/**
 * The last day of the forecast that each series of the open batch has from its as-of day by its model, by series id. Null for a series
 * that has other forecasts of the same values only; a series without forecasts of them is left out.
 */
export async function loadBatchForecastEnds(db: Database): Promise<Map<string, Day | null>> {
  const rows = await db.query(`
    select
      f.metric, f.slice,
      max(f.day) filter (
        where f.as_of = b.as_of and f.model_version = b.model_version and f.yhat_lower is not null
      ) as last_day
    from forecasts as f
    inner join batch_series as b
      on b.metric = f.metric and b.slice = f.slice and ${valuesSql('b.model_version')} = ${valuesSql('f.model_version')}
    group by f.metric, f.slice`);
  return new Map(
    rows.map((row) => [seriesId(text(row, 'metric'), text(row, 'slice')), nullable(day, row, 'last_day')]),
  );
}
