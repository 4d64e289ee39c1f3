import { readModel } from '../../pipeline/read/read-model.ts';
import type { Context } from '../context.ts';
import { staleDay } from '../../pipeline/read/stale-day.ts';
import { answerText } from '../terminal/print-answer.ts';
import { withExistingStore } from '../with-store.ts';

/**
 * `evenkeel status`: the four answers from what the last run left in the store, as of now.
 * @returns the exit code: 1 if no run has finished, the figures are not those of the run that is due, data have stopped, or those of the last day are incomplete
 */
export async function statusCommand(context: Context): Promise<number> {
  const { business, asOf, dueMinute } = context;
  return withExistingStore(context, async (db) => {
    const model = await readModel(db, business, asOf, dueMinute);
    process.stdout.write(answerText(await model.summary(), process.stdout.columns));
    return model.runId === 0 || staleDay(model) ? 1 : 0;
  });
}
