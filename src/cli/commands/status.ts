import { readModel } from '../../pipeline/read/read-model.ts';
import type { Context } from '../context.ts';
import { answerText } from '../print-answer.ts';
import { withExistingStore } from '../with-store.ts';

/**
 * `evenkeel status`: the four answers from what the last run left in the store, as of now.
 * @returns the exit code: 1 if no run has finished, the figures are not those of the run that is due, or data have stopped
 */
export async function statusCommand(context: Context): Promise<number> {
  const { business, asOf, dueMinute } = context;
  return withExistingStore(context, async (db) => {
    const model = await readModel(db, business, asOf, dueMinute);
    const summary = await model.summary();
    process.stdout.write(answerText(summary, process.stdout.columns));
    return model.runId === 0 || model.staleness || summary.dataStop ? 1 : 0;
  });
}
