import type { Database } from '../connect/database.ts';
import { number, text } from '../row.ts';
import type { SeriesKey } from '../series-keys.ts';
import type { StoredEnsembleCache } from './cache-row.ts';

/** The cache of a series that a run up to this one left; undefined without one of this model. */
export async function loadSeriesCache(
  db: Database,
  { metric, slice }: SeriesKey,
  modelVersion: string,
  runId: number,
): Promise<StoredEnsembleCache | undefined> {
  const [row] = await db.query(
    `select days, digest, cache
     from ensemble_cache
     where metric = $1 and slice = $2 and model_version = $3 and run_id <= $4`,
    [metric, slice, modelVersion, runId],
  );
  if (!row) return undefined;
  return {
    metric,
    slice,
    modelVersion,
    days: number(row, 'days'),
    digest: text(row, 'digest'),
    cache: text(row, 'cache'),
  };
}
