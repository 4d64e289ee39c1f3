/** What can't be asked: which parameter it lies in, and what is wrong with it. */
export class ScenarioError extends Error {
  override readonly name = 'ScenarioError';

  constructor(parameter: 'level' | 'from' | 'to' | 'like' | 'on', reason: string) {
    super(`${parameter}: ${reason}`);
  }
}
