import { MetricError } from '../pipeline/load/check-metrics.ts';
import { StoreError } from '../store/connect/database.ts';
import { CsvError } from '../warehouse/files/csv/csv-error.ts';
import { LoadError } from '../warehouse/load-error.ts';
import { SecretError } from '../secret/secret.ts';
import { ConfigError } from '../config/faults/config-error.ts';
import { withSourcePositions } from './source-positions.ts';
import { systemErrorText } from './system-error.ts';
import { withoutPasswords } from './without-passwords.ts';

/** 2 for what its user can mend in the config or the files, 1 for everything else. */
export function exitCode(error: unknown): 1 | 2 {
  return error instanceof ConfigError ||
    error instanceof SecretError ||
    error instanceof MetricError ||
    error instanceof LoadError ||
    error instanceof CsvError
    ? 2
    : 1;
}

/** A message of more characters is cut. */
const LONGEST_FAILURE = 400;

/** Why a run failed, in one line for the page and the API: without stack, statement or folder. */
export function failureText(error: unknown): string {
  const text = error instanceof Error && isForPeople(error) ? error.message : systemText(error);
  const line = withoutPasswords(text)
    .trim()
    .replace(/([.:;,])?\s*\n\s*/g, (_, end: string | undefined) => `${end ?? ';'} `);
  return line.length > LONGEST_FAILURE ? `${line.slice(0, LONGEST_FAILURE - 1)}…` : line;
}

/** What the system or the database says, where it has a code; of any other error nothing. */
function systemText(error: unknown): string {
  if (!(error instanceof Error) || !('code' in error)) return 'an internal error, which the log of the run shows';
  const [first = ''] = error.message.split('\n');
  return first.replace(/'\/[^']*\/([^'/]+)'/g, "'$1'");
}

function isForPeople(error: Error): boolean {
  return exitCode(error) === 2 || error instanceof StoreError;
}

/** The message of an error that is meant for people, or of one of the operating system; of any other error its stack, too. */
export function errorText(error: unknown): string {
  if (!(error instanceof Error)) return withoutPasswords(String(error));
  return withoutPasswords(
    isForPeople(error) ? error.message : (systemErrorText(error) ?? withSourcePositions(error.stack ?? error.message)),
  );
}
