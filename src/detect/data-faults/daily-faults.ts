import { isoDay, type Day } from '../../calendar/day.ts';
import type { DailyDay, DailyValue } from '../../metrics/daily-day.ts';
import { chanceOfRepeat } from './chance-of-repeat.ts';
import { goingOn, type DataFault } from './data-fault.ts';
import { daysMissing } from './days-missing.ts';
import { repeatedDays } from './repeated-days.ts';

/** Of ten thousand days, one that is equal to an earlier one by chance is called a copy at most. */
const MOST_BY_CHANCE = 0.0001;

/** A source of daily values. */
export interface DailySource {
  readonly id: string;
  /** It is declared what a day without values means: that there was nothing, or that the business was closed. */
  readonly leavesDaysOut: boolean;
  /** Ascending. */
  readonly days: readonly DailyDay[];
  /** Its values on some days, both included. */
  readonly valuesOf: (first: Day, last: Day) => Promise<readonly DailyValue[]>;
}

/** The faults that the days of a table of daily values show: those that are another day again, and those that are left out. */
export async function dailyFaults(
  { id, leavesDaysOut, days, valuesOf }: DailySource,
  special: ReadonlySet<Day>,
): Promise<DataFault[]> {
  const missing = leavesDaysOut ? [] : daysMissing(days, (day) => !special.has(day));
  const found = missing.map((fault): DataFault => ({ ...fault, source: id }));
  for (const repeated of repeatedDays(days)) {
    const { day, values, original, usual } = repeated;
    const known = await valuesOf(usual[0] ?? original, day);
    if (chanceOfRepeat(repeated, known, MOST_BY_CHANCE) > MOST_BY_CHANCE) continue;
    found.push({
      kind: 'loaded_twice',
      source: id,
      day,
      place: '',
      evidence: { values, copy_of: isoDay(original) },
    });
  }
  return inRows(found.toSorted((a, b) => a.day - b.day));
}

/** The faults, each with its first day where the day before had the same. */
function inRows(faults: readonly DataFault[]): DataFault[] {
  const rows: DataFault[] = [];
  for (const fault of faults) {
    rows.push(
      goingOn(
        fault,
        rows.slice(-1).filter(({ day }) => day === fault.day - 1),
      ),
    );
  }
  return rows;
}
