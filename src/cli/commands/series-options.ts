import { defaultMembers } from '../../forecast/members/default-members.ts';
import { nonNegativeModel } from '../../forecast/members/non-negative.ts';
import type { History, Model } from '../../forecast/model.ts';
import { LoadError } from '../../warehouse/load-error.ts';
import { readDaily } from '../../warehouse/files/read-daily.ts';
import { displayPath } from '../../warehouse/files/display-path.ts';
import { formFromOptions, refuse, timeFormatFault, type FormOptions } from '../init/init-options.ts';

/** Where the commands that need no store take their series from. */
export interface SeriesOptions extends FormOptions {
  readonly ds: string;
  readonly y: string;
  readonly horizon: number;
  readonly timeFormat: string;
  readonly decimal: '.' | ',';
  readonly delimiter: string;
  readonly several?: 'sum' | 'mean';
}

const KNOWN_DAYS_NEEDED = 21;
/** Rows further apart than this are no days but weeks or months. */
const LEAST_KNOWN = 1 / 3;

/**
 * The series of a file, long and dense enough to forecast day by day.
 * @throws ConfigError for an option that makes no sense, LoadError saying what is missing.
 */
export async function seriesOf(path: string, options: SeriesOptions): Promise<History> {
  refuse('--time-format', options.timeFormat, timeFormatFault);
  const { ds, y, timeFormat, decimal, several = null } = options;
  const file = formFromOptions(options);
  const written = { ds, y, timeFormat, decimal, several, delimiter: file.delimiter ?? ',', file };
  const history = await readDaily(path, written);
  const known = history.values.filter((value) => value !== null).length;
  if (known < KNOWN_DAYS_NEEDED)
    throw new LoadError(`${displayPath(path)} has ${known} days with a value; a forecast needs ${KNOWN_DAYS_NEEDED}`);
  if (known < LEAST_KNOWN * history.values.length)
    throw new LoadError(
      `${displayPath(path)} has a value on ${known} of ${history.values.length} days: weekly and monthly series are not daily ones`,
    );
  return history;
}

/** The members that forecast a series: those of a series that was never negative forecast nothing below 0. */
export function membersOf(history: History): readonly Model[] {
  return isNonNegative(history) ? defaultMembers.map(nonNegativeModel) : defaultMembers;
}

/** Whether no known value is negative. */
export function isNonNegative({ values }: History): boolean {
  return values.every((value) => value === null || value >= 0);
}
