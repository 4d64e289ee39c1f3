import { seriesId } from '../../metrics/series.ts';
import { bulkInsert } from '../bulk-insert.ts';
import type { Database } from '../database.ts';
import { number, text } from '../row.ts';

/** Results for the past origins of a series, which the next run reuses. */
export interface StoredEnsembleCache {
  readonly metric: string;
  readonly slice: string;
  readonly modelVersion: string;
  /** The number of days of the series that it was computed from. */
  readonly days: number;
  /** Digest of those days: if they have changed, the cache is invalid. */
  readonly digest: string;
  /** JSON. */
  readonly cache: string;
}

const COLUMNS = ['metric', 'slice', 'model_version', 'days', 'digest', 'cache', 'run_id'];

/** The caches of a model, by series id. */
export async function loadEnsembleCaches(
  db: Database,
  modelVersion: string,
): Promise<Map<string, StoredEnsembleCache>> {
  const rows = await db.query(
    'select metric, slice, days, digest, cache from ensemble_cache where model_version = $1',
    [modelVersion],
  );
  return new Map(
    rows.map((row) => {
      const [metric, slice] = [text(row, 'metric'), text(row, 'slice')];
      return [
        seriesId(metric, slice),
        {
          metric,
          slice,
          modelVersion,
          days: number(row, 'days'),
          digest: text(row, 'digest'),
          cache: text(row, 'cache'),
        },
      ];
    }),
  );
}

/** Replaces the caches of these series, of every model. */
export async function saveEnsembleCaches(
  db: Database,
  caches: readonly StoredEnsembleCache[],
  runId: number,
): Promise<void> {
  await db.script(
    'drop table if exists new_caches; create temporary table new_caches as select * from ensemble_cache limit 0',
  );
  await bulkInsert(
    db,
    'new_caches',
    COLUMNS,
    caches.map(({ metric, slice, modelVersion, days, digest, cache }) => {
      return [metric, slice, modelVersion, days, digest, cache, runId];
    }),
  );
  await db.script(`
    delete from ensemble_cache as m
    where exists (select 1 from new_caches as n where n.metric = m.metric and n.slice = m.slice);
    insert into ensemble_cache (${COLUMNS.join(', ')}) select ${COLUMNS.join(', ')} from new_caches;
    drop table new_caches`);
}
