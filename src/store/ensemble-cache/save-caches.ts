import { bulkInsert } from '../bulk-insert.ts';
import type { Database } from '../connect/database.ts';
import type { StoredEnsembleCache } from './cache-row.ts';

const COLUMNS = ['metric', 'slice', 'model_version', 'days', 'digest', 'cache', 'run_id'];

/** Replaces the caches of these series, of every model. */
export async function saveCaches(db: Database, caches: readonly StoredEnsembleCache[], runId: number): Promise<void> {
  if (caches.length === 0) return;
  await db.script('create temporary table new_caches as select * from ensemble_cache limit 0');
  await bulkInsert(
    db,
    'new_caches',
    COLUMNS,
    caches.map(({ metric, slice, modelVersion, days, digest, cache }) => {
      return [metric, slice, modelVersion, days, digest, cache, runId];
    }),
  );
  await db.script(`
    delete from ensemble_cache as c
    where exists (select 1 from new_caches as n where n.metric = c.metric and n.slice = c.slice);
    insert into ensemble_cache (${COLUMNS.join(', ')}) select ${COLUMNS.join(', ')} from new_caches;
    drop table new_caches`);
}
