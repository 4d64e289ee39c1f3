import { seriesId } from '../../metrics/series.ts';
import { bulkInsert } from '../bulk-insert.ts';
import type { Database } from '../database.ts';
import { number, text } from '../row.ts';

/** What was worked out of the past mornings of a series. */
export interface StoredEnsembleCache {
  readonly metric: string;
  readonly slice: string;
  readonly modelVersion: string;
  /** How many days of the series it knows. */
  readonly days: number;
  /** Of those days: if they are others by now, the memory is of no use. */
  readonly digest: string;
  /** JSON. */
  readonly memory: string;
}

const COLUMNS = ['metric', 'slice', 'model_version', 'days', 'digest', 'memory', 'run_id'];

/** The memories of a model, by series id. */
export async function loadEnsembleCaches(
  db: Database,
  modelVersion: string,
): Promise<Map<string, StoredEnsembleCache>> {
  const rows = await db.query(
    'select metric, slice, days, digest, memory from forecast_memory where model_version = $1',
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
          memory: text(row, 'memory'),
        },
      ];
    }),
  );
}

/** Keeps memories in place of those of the same series, whatever model they were of. */
export async function saveEnsembleCaches(
  db: Database,
  memories: readonly StoredEnsembleCache[],
  runId: number,
): Promise<void> {
  await db.script(
    'drop table if exists new_memory; create temporary table new_memory as select * from forecast_memory limit 0',
  );
  await bulkInsert(
    db,
    'new_memory',
    COLUMNS,
    memories.map(({ metric, slice, modelVersion, days, digest, memory }) => {
      return [metric, slice, modelVersion, days, digest, memory, runId];
    }),
  );
  await db.script(`
    delete from forecast_memory as m
    where exists (select 1 from new_memory as n where n.metric = m.metric and n.slice = m.slice);
    insert into forecast_memory (${COLUMNS.join(', ')}) select ${COLUMNS.join(', ')} from new_memory;
    drop table new_memory`);
}
