import { addDays, type Day } from '../calendar/day.ts';
import { quantile } from '../stats/quantile.ts';
import { closedWeekdays } from './closures.ts';
import { usualSilence } from './usual-silence.ts';

/** What a source has delivered for a business day. */
export interface Arrival {
  readonly day: Day;
  readonly rows: number;
  /** The instant of its last row. */
  readonly lastMs: number;
}

/** The days on which a source has delivered, and its rhythm. */
export interface DeliveryDays {
  /** Days with rows that count, ascending. */
  readonly days: readonly Arrival[];
  /** How many rows tell that it delivers: as many as on half a usual day, and at least two. Fewer can be stray ones. */
  readonly enoughRows: number;
  /** How many open days it is usually silent at most. */
  readonly silence: number;
  /** Whether rows on a day of the source's span are unusual: a declared closure, or a weekday that it leaves out. */
  readonly isClosed: (day: Day) => boolean;
}

const USUAL_DAYS = 90;
const RHYTHM_DAYS = 180;
const FEW_ROWS_SHARE = 0.05;
const ENOUGH_SHARE = 0.5;
const ENOUGH_ROWS = 2;

/**
 * Returns the days on which a source has delivered, without those that a few stray rows, for instance with a date that is wrong or ahead of
 * time, only seem to be: days with under a twentieth of the usual rows; and rows after an unusual silence, until there are as many as on
 * half a usual day, and at least two.
 *
 * @param arrivals ascending by day
 * @param closures days declared closed
 * @param through the last day that `isClosed` is called for
 */
export function deliveryDays(
  arrivals: readonly Arrival[],
  closures: ReadonlySet<Day>,
  through: Day,
): DeliveryDays | null {
  const usualRows = quantile(
    arrivals.slice(-USUAL_DAYS).map(({ rows }) => rows),
    0.5,
  );
  if (usualRows === null) return null;
  const days = arrivals.filter(({ rows }) => rows >= FEW_ROWS_SHARE * usualRows);
  const isClosed = closedDays(days, closures, through);
  const silences = silencesAfter(days.slice(-RHYTHM_DAYS), isClosed);
  const silence = usualSilence(silences);
  const enoughRows = Math.max(ENOUGH_ROWS, ENOUGH_SHARE * usualRows);
  return { days: days.slice(0, resumedEnd(days, silences, silence, enoughRows)), enoughRows, silence, isClosed };
}

/** The number of open days from one day to another, both exclusive. */
function openDaysBetween(from: Day, to: Day, isClosed: (day: Day) => boolean): number {
  let count = 0;
  for (let day = addDays(from, 1); day < to; day = addDays(day, 1)) if (!isClosed(day)) count++;
  return count;
}

function silencesAfter(days: readonly Arrival[], isClosed: (day: Day) => boolean): number[] {
  return days.slice(1).map(({ day }, index) => openDaysBetween(days[index]?.day ?? day, day, isClosed));
}

/** How many of the days count: those after an unusual silence only with enough rows. */
function resumedEnd(days: readonly Arrival[], silences: readonly number[], silence: number, enough: number): number {
  let end = days.length;
  let rows = 0;
  for (let back = 1; back <= silences.length; back++) {
    rows += days[days.length - back]?.rows ?? 0;
    if (rows >= enough) break;
    if ((silences[silences.length - back] ?? 0) > silence) end = days.length - back;
  }
  return end;
}

function closedDays(days: readonly Arrival[], closures: ReadonlySet<Day>, through: Day): (day: Day) => boolean {
  const [first, last] = [days[0]?.day, days.at(-1)?.day];
  if (first === undefined || last === undefined) return (day) => closures.has(day);
  const withRows = new Set(days.map(({ day }) => day));
  const length = Math.max(through, last) - first + 1;
  const hasRows = Array.from({ length }, (_, index) => {
    const day = addDays(first, index);
    return day <= last ? withRows.has(day) : null;
  });
  const learned = closedWeekdays(first, hasRows, closures);
  return (day) => closures.has(day) || learned[day - first] === true;
}
