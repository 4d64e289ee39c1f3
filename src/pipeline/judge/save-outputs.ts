import { saveCombinationWeights } from '../../store/combination-weights/combination-weights.ts';
import type { Database } from '../../store/connect/database.ts';
import { saveCaches } from '../../store/ensemble-cache/save-caches.ts';
import { saveForecasts } from '../../store/forecasts/save-forecasts.ts';
import { saveTotalForecasts } from '../../store/total-forecasts/save-total-forecasts.ts';
import { saveVerdicts } from '../../store/verdicts/save-verdicts.ts';
import type { RunOutput } from './run-output.ts';

/** Saves the rows of many series, each table in bulk. Part of the caller's transaction. */
export async function saveOutputs(db: Database, outputs: readonly RunOutput[], runId: number): Promise<void> {
  await saveForecasts(
    db,
    outputs.flatMap(({ forecasts }) => forecasts),
    runId,
  );
  await saveTotalForecasts(
    db,
    outputs.flatMap(({ totals }) => totals),
    runId,
  );
  await saveCombinationWeights(
    db,
    outputs.flatMap(({ combinationWeights }) => combinationWeights),
    runId,
  );
  await saveVerdicts(
    db,
    outputs.flatMap(({ verdicts }) => verdicts),
    runId,
  );
  await saveCaches(
    db,
    outputs.flatMap(({ caches }) => caches),
    runId,
  );
}
