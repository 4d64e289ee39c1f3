import type { Progress } from '../pipeline/progress.ts';
import { publish } from '../pipeline/publish/publish.ts';
import { readModel, type ReadModel } from '../pipeline/read/read-model.ts';
import { run } from '../pipeline/run.ts';
import type { Database } from '../store/database.ts';
import { holdingStore } from '../store/hold.ts';
import { displayPath } from '../warehouse/files/display-path.ts';
import type { Context } from './context.ts';
import { keepingRejects } from './with-store.ts';

/** One run of a context with its outputs: its read model. @param slot of the schedule; null for a run started by hand or by new files */
export async function runAndPublish(
  db: Database,
  context: Context,
  slot: Date | null,
  progress: Progress,
): Promise<ReadModel> {
  const { business, asOf, now, out } = context;
  return holdingStore(db, async () => {
    await keepingRejects(context, db, async () => run(db, business, { asOf, now, slot, progress }));
    progress.stage('publish');
    const model = await readModel(db, business, asOf);
    const written = await publish(model, out);
    progress.finished(`${written.length} files in ${displayPath(out)}`);
    return model;
  });
}
