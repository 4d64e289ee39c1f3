import { ConfigError } from './faults/config-error.ts';

/** The results of parts of a config. The messages of those that fail are added to its faults, so that all are shown at once. */
export function collect<T>(faults: string[], parts: readonly (() => T)[]): T[] {
  const results: T[] = [];
  for (const part of parts) {
    try {
      results.push(part());
    } catch (error) {
      if (!(error instanceof ConfigError)) throw error;
      faults.push(error.message);
    }
  }
  return results;
}
