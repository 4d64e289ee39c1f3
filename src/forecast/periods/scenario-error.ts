/** An impossible scenario: the parameter at fault and the reason. */
export class ScenarioError extends Error {
  override readonly name = 'ScenarioError';

  constructor(parameter: 'level' | 'from' | 'to' | 'like' | 'on', reason: string) {
    super(`${parameter}: ${reason}`);
  }
}
