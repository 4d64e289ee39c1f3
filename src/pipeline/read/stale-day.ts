import type { StaleDay } from '../../report/csv/alerts-csv.ts';
import { dataStopSentence } from '../../report/words/data-stop-text.ts';
import { stalenessSentence } from '../../report/words/staleness-text.ts';
import { dataStop } from './data-stop.ts';
import type { ReadModel } from './read-model.ts';
import { REVENUE } from './summary.ts';

/** The last closed day of a model whose figures are stale or whose data have stopped; else null. */
export function staleDay(model: ReadModel): StaleDay | null {
  const { staleness, fresh, business } = model;
  if (staleness) return { day: fresh.lastClosed, sentence: stalenessSentence(staleness) };
  const stop = dataStop(business, model, REVENUE);
  return stop && { day: fresh.lastClosed, sentence: dataStopSentence(stop) };
}
