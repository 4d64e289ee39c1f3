import { MetricError } from '../pipeline/load/check-metrics.ts';
import { StoreError } from '../store/database.ts';
import { CsvError } from '../warehouse/files/csv/csv-error.ts';
import { LoadError } from '../warehouse/load-error.ts';
import { ConfigError } from '../config/config-error.ts';

/** 2 for what its user can mend in the config or the files, 1 for everything else. */
export function exitCode(error: unknown): 1 | 2 {
  return error instanceof ConfigError ||
    error instanceof MetricError ||
    error instanceof LoadError ||
    error instanceof CsvError
    ? 2
    : 1;
}

/** The message of an error that is meant for people; of any other error its stack, too. */
export function errorText(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const isForPeople = exitCode(error) === 2 || error instanceof StoreError;
  return isForPeople ? error.message : (error.stack ?? error.message);
}
