import type { StaleDay } from '../../report/csv/alerts-csv.ts';
import { dataStopSentence } from '../../report/words/days/data-stop-text.ts';
import { dayText } from '../../report/words/format.ts';
import { stalenessSentence } from '../../report/words/days/staleness-text.ts';
import { dataStop } from './data-stop.ts';
import { isRevenueLate } from './late-revenue.ts';
import type { ReadModel } from './read-model.ts';
import { leadingMetric } from '../leading-metric.ts';

/** The last closed day and why it isn't judged: a run is late or has failed, data have stopped, or that of revenue is incomplete; else null. */
export function staleDay(model: ReadModel): StaleDay | null {
  const { staleness, fresh, business } = model;
  if (staleness) return { day: fresh.lastClosed, sentence: stalenessSentence(staleness) };
  const stop = dataStop(business, model, leadingMetric(business));
  if (stop) return { day: fresh.lastClosed, sentence: dataStopSentence(stop) };
  if (!isRevenueLate(business, model, leadingMetric(business))) return null;
  return {
    day: fresh.lastClosed,
    sentence: `The data of ${dayText(fresh.lastClosed, 0)} are not known to be complete`,
  };
}
