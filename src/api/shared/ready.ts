import type { CurrentReadModel } from '../../pipeline/read/current-read-model.ts';
import type { ReadModel } from '../../pipeline/read/read-model.ts';
import { Problem } from './problem.ts';

/** The read model, for a route that can't answer without one. @throws Problem 503 before the first run has finished. */
export async function ready(current: CurrentReadModel): Promise<ReadModel> {
  const model = await current();
  if (!model) throw new Problem(503, 'the first run has not finished yet');
  return model;
}
