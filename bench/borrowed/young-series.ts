import { addDays, type Day } from '../../src/calendar/day.ts';
import type { HolidayRow } from '../../src/calendar/holiday-row.ts';
import type { History } from '../../src/forecast/model.ts';
import { LONGEST_HORIZON_DAYS } from '../../src/forecast/horizon-groups.ts';
import { mean } from '../../src/stats/mean.ts';
import { englishHolidays } from './english-holidays.ts';
import { halfOf } from '../holdout/half-of.ts';
import type { HoldoutSet } from '../holdout/holdout-set.ts';

/** A series whose first years are cut off, and the longer one that it may borrow from. */
export interface YoungSeries {
  readonly set: HoldoutSet;
  /** Lengths of its history, latest first. */
  readonly origins: readonly number[];
  readonly whole: History;
  /** Those from the start of the whole on. */
  readonly wholeHolidays: readonly HolidayRow[];
}

const ORIGINS = 4;
const DAYS_BETWEEN_ORIGINS = 33;
/** The earlier window ends half a year before the later one, so that other seasons are ahead. */
const WINDOWS = [0, 182] as const;
/** A whole with fewer days lends nothing. */
const WHOLE_DAYS = 400;
/** Every fourth cash machine: the others are its whole. */
const MACHINES = 4;

/** Every slice, and every fourth cash machine, as if it had begun `knownDays` before the first of four origins; in two windows. */
export function youngSeries(sets: readonly HoldoutSet[], knownDays: number): YoungSeries[] {
  const holidays = englishHolidays();
  const machines = sets.filter(({ family }) => family === 'cash machines').map((set) => ({ ...set, holidays }));
  const cut = machines.filter((_, at) => at % MACHINES === 0);
  const slices = sets.filter(({ name }) => name.includes('='));
  return [
    ...slices.flatMap((set) => {
      const whole = sets.find(({ name }) => name === `${set.business} revenue`);
      return whole ? windowsOf(set, whole, knownDays) : [];
    }),
    ...cut.flatMap((set) => {
      const others = machines.filter((one) => one !== set && halfOf(one.business) === halfOf(set.business));
      return windowsOf(set, meanOf(others, set), knownDays);
    }),
  ];
}

function windowsOf(set: HoldoutSet, { start, values }: History, knownDays: number): YoungSeries[] {
  return WINDOWS.flatMap((earlier) => {
    const last = set.values.length - LONGEST_HORIZON_DAYS - earlier;
    const from = last - (ORIGINS - 1) * DAYS_BETWEEN_ORIGINS - knownDays;
    if (from < 0 || addDays(set.start, from + knownDays) < addDays(start, WHOLE_DAYS)) return [];
    const began = addDays(set.start, from);
    const since = (day: Day) => set.holidays.filter(({ ds }) => ds >= day);
    return [
      {
        set: { ...set, start: began, values: set.values.slice(from), holidays: since(began) },
        origins: Array.from({ length: ORIGINS }, (_, back) => last - from - back * DAYS_BETWEEN_ORIGINS),
        ...{ whole: { start, values }, wholeHolidays: since(start) },
      },
    ];
  });
}

/** The mean of the values that are known on each day of a set. */
function meanOf(others: readonly HoldoutSet[], { start, values }: HoldoutSet): History {
  return {
    start,
    values: values.map((_, at) => mean(others.flatMap((other) => other.values[start + at - other.start] ?? []))),
  };
}
