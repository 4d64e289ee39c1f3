import { seriesId } from '../../metrics/series.ts';
import type { Database } from '../connect/database.ts';
import { number, text } from '../row.ts';
import type { StoredEnsembleCache } from './cache-row.ts';

/** The cache of each series of the open batch that has one of its model, by series id. */
export async function loadBatchCaches(db: Database): Promise<Map<string, StoredEnsembleCache>> {
  const rows = await db.query(`
    select c.metric, c.slice, c.model_version, c.days, c.digest, c.cache
    from ensemble_cache as c
    inner join batch_series as b
      on b.metric = c.metric and b.slice = c.slice and b.model_version = c.model_version`);
  return new Map(
    rows.map((row) => {
      const stored: StoredEnsembleCache = {
        metric: text(row, 'metric'),
        slice: text(row, 'slice'),
        modelVersion: text(row, 'model_version'),
        days: number(row, 'days'),
        digest: text(row, 'digest'),
        cache: text(row, 'cache'),
      };
      return [seriesId(stored.metric, stored.slice), stored];
    }),
  );
}
