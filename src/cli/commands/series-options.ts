import type { History } from '../../forecast/model.ts';
import { LoadError } from '../../warehouse/load-error.ts';
import { readDaily } from '../../warehouse/read-daily.ts';
import { shownPath } from '../../warehouse/shown-path.ts';

/** Where the commands that need no store take their series from. */
export interface SeriesOptions {
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
 * @throws LoadError saying what is missing.
 */
export async function seriesOf(path: string, { several, delimiter, ...form }: SeriesOptions): Promise<History> {
  const written = { ...form, several: several ?? null, delimiter: delimiter === 'tab' ? '\t' : delimiter };
  const history = await readDaily(path, written);
  const known = history.values.filter((value) => value !== null).length;
  if (known < KNOWN_DAYS_NEEDED)
    throw new LoadError(`${shownPath(path)} has ${known} days with a value; a forecast needs ${KNOWN_DAYS_NEEDED}`);
  if (known < LEAST_KNOWN * history.values.length)
    throw new LoadError(
      `${shownPath(path)} has a value on ${known} of ${history.values.length} days: weekly and monthly series are not daily ones`,
    );
  return history;
}
