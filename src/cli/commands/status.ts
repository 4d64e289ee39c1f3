import { zone, businessDay } from '../../calendar/zone.ts';
import { readModel, type ReadModel } from '../../pipeline/read/read-model.ts';
import { staleDay } from '../../pipeline/read/stale-day.ts';
import { runningSalesText } from '../../report/words/nowcast-text.ts';
import type { Context } from '../context.ts';
import { plainText } from '../../warehouse/load-error.ts';
import { answerText } from '../terminal/print-answer.ts';
import { withExistingStore } from '../with-store.ts';

/**
 * `evenkeel status`: the four answers from what the last run left in the store, as of now, and the running day so far.
 * @returns the exit code: 1 if no run has finished, the figures are not those of the run that is due, data have stopped, or those of the last day are incomplete
 */
export async function statusCommand(context: Context): Promise<number> {
  const { business, asOf, dueMinute } = context;
  return withExistingStore(context, async (db) => {
    const model = await readModel(db, business, asOf, dueMinute);
    process.stdout.write(answerText(await model.summary(), process.stdout.columns) + (await runningText(model, asOf)));
    return model.runId === 0 || staleDay(model) ? 1 : 0;
  });
}

/** Empty where the run was not on the day that is running now. */
async function runningText(model: ReadModel, now: Date): Promise<string> {
  const sales = await model.runningSales();
  const { zone: zoneName, currency } = model.business;
  if (sales?.status !== 'known' || sales.day !== businessDay(now.getTime(), zone(zoneName))) return '';
  return `${plainText(runningSalesText(sales, currency))}\n`;
}
