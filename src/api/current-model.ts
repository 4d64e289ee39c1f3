import type { ReadModel } from '../pipeline/read/read-model.ts';
import { Problem } from './problem.ts';

/** What the API answers from: the newest read model, or null until the first run has finished. */
export type CurrentModel = () => ReadModel | null;

/** The read model, for a route that can't answer without one. @throws Problem 503 before the first run has finished. */
export function ready(current: CurrentModel): ReadModel {
  const model = current();
  if (!model) throw new Problem(503, 'the first run has not finished yet');
  return model;
}
