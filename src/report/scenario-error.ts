/** What can't be asked: which parameter it lies in, and what is wrong with it. */
export class WhatIfError extends Error {
  override readonly name = 'WhatIfError';

  constructor(parameter: 'level' | 'from' | 'to' | 'like' | 'on', reason: string) {
    super(`${parameter}: ${reason}`);
  }
}
