import { loadSources } from '../../pipeline/load/load-sources.ts';
import type { Progress } from '../../pipeline/progress.ts';
import { sqlWarehouse } from '../../warehouse/sql-warehouse.ts';
import type { Context } from '../context.ts';
import { keepingRejects, withStore, writingTo } from '../with-store.ts';

/** `evenkeel load`: loads new files and rolls up the days they change, without judging. */
export async function loadCommand(context: Context, progress: Progress): Promise<void> {
  const { business, now } = context;
  await withStore(context, async (db) =>
    writingTo(db, context, async () => {
      const warehouse = sqlWarehouse(db);
      await keepingRejects(context, warehouse, async () => loadSources(warehouse, business, now, progress));
      progress.stage('roll up');
      await warehouse.rollUp();
      progress.finished('');
    }),
  );
}
