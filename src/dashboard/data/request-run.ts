import type { RunStatusJson } from '../../api/run/schema.ts';
import { api, dataOf } from './api.ts';

const EVERY_MS = 500;
/** A run that has nothing to do may be over before it is seen. */
const STARTS_WITHIN_LOOKS = 6;

/** Asks for a run, and waits until it is over. @throws ApiError for a problem, TypeError if the API could not be reached. */
export async function requestRun(onStage: (run: RunStatusJson) => void): Promise<void> {
  await api.post('/api/v1/runs');
  let hasStarted = false;
  for (let looks = 0; hasStarted || looks < STARTS_WITHIN_LOOKS; looks++) {
    const run = await dataOf(api.get('/api/v1/run'));
    if (run) onStage(run);
    if (hasStarted && !run) return;
    hasStarted ||= run !== null;
    await new Promise((resolve) => setTimeout(resolve, EVERY_MS));
  }
}
