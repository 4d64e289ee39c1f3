import { addDays, type Day } from '../calendar/day.ts';
import { businessDay, type Zone } from '../calendar/zone.ts';
import { quantile } from '../stats/quantile.ts';
import { deliveryDays, type Arrival, type DeliveryDays } from './delivery-days.ts';

/** The deliveries of a source, as far as needed to decide which days are complete. */
export interface Delivery {
  /** Days with rows, ascending. */
  readonly arrivals: readonly Arrival[];
  /** When its newest file was loaded. */
  readonly loadedMs: number;
  /** When its newest file was written: before it was loaded, or after that with the same content; null: not known. */
  readonly writtenMs: number | null;
  /** The source has dates without times. */
  readonly dateOnly: boolean;
  /** The last complete day declared by the source; null if it declares none. */
  readonly declaredThrough: Day | null;
  /** The last day that has closed. */
  readonly lastClosed: Day;
  /** Days declared closed. */
  readonly closures: ReadonlySet<Day>;
}

/** How far a source has delivered. */
export interface Delivered {
  /** The last complete day; null if there is none. */
  readonly through: Day | null;
  /** The last day with rows, without stray ones; null if there is none. */
  readonly lastDay: Day | null;
  /** How many open days without rows are usual at most. */
  readonly usualSilence: number;
}

const DAY_MS = 86_400_000;
const WINDOW_DAYS = 90;
const EARLY_QUANTILE = 0.02;
/** A file that was written while its last day went on may hold a part of it: that day has to be like most others. */
const RUNNING_QUANTILE = 0.25;
/** Files that are written so late lack little of their day, where it has no times that tell how much. */
const LAST_HOURS_MS = 2 * 3_600_000;
const LATE_QUANTILE = 0.98;
const MIN_DAYS = 14;

/** Returns the last business day that ended at least `graceMs` before an instant. */
export function lastClosedDay(instantMs: number, graceMs: number, clock: Zone): Day {
  return addDays(businessDay(instantMs - graceMs, clock), -1);
}

/**
 * Returns how far a source has delivered. A day is complete if the source declares it; or later days have rows, after the first weeks as
 * many as half a usual day; or the load was after the day had closed, and its rows end as usual; or it is one of the days without rows that the source usually
 * has. Other days after the last one with rows are not complete: whether nothing was sold or nothing was delivered can't be known.
 *
 * @param graceMs how long rows may arrive after the end of their day
 */
export function completeThrough(delivery: Delivery, graceMs: number, clock: Zone): Delivered {
  const { arrivals, loadedMs, declaredThrough, lastClosed } = delivery;
  const delivered = deliveryDays(arrivals, delivery.closures, lastClosed);
  const writtenMs = writtenAt(delivery, delivered, clock);
  const closing = {
    closed: lastClosedDay(loadedMs, graceMs, clock),
    over: lastClosedDay(writtenMs, 0, clock),
    written: lastClosedDay(writtenMs, graceMs, clock),
    writtenMs,
    ...{ lastClosed, clock },
  };
  const own = delivered && deliveredThrough(delivery, delivered, closing);
  return {
    through: own === null || (declaredThrough !== null && declaredThrough > own) ? declaredThrough : own,
    lastDay: delivered?.days.at(-1)?.day ?? null,
    usualSilence: delivered?.silence ?? 0,
  };
}

/** When the rows were written; where that is not known, when they were loaded. Some archives give all files one old date. */
function writtenAt({ writtenMs, loadedMs }: Delivery, delivered: DeliveryDays | null, clock: Zone): number {
  const lastDay = delivered?.days.findLast(({ rows }) => rows >= delivered.enoughRows)?.day;
  if (writtenMs === null || (lastDay !== undefined && businessDay(writtenMs, clock) < lastDay)) return loadedMs;
  return writtenMs;
}

interface Closing {
  /** The last day that had closed when the newest file was loaded. */
  readonly closed: Day;
  /** The last day that was over when the newest file was written. */
  readonly over: Day;
  /** The last day that had closed then. */
  readonly written: Day;
  readonly writtenMs: number;
  readonly lastClosed: Day;
  readonly clock: Zone;
}

function deliveredThrough({ dateOnly }: Delivery, delivered: DeliveryDays, closing: Closing): Day | null {
  const { days, enoughRows } = delivered;
  let laterRows = 0;
  for (let index = days.length - 1; index >= 0; index--) {
    const last = days[index];
    if (!last) break;
    const upTo = days.slice(0, index + 1);
    const isWhole =
      last.day <= closing.closed &&
      (dateOnly ? isFresh(last, closing) || hasUsualRows(upTo, closing) : endsAsUsual(upTo, closing));
    const next = days[index + 1]?.day ?? null;
    if (isWhole) return throughSilence(last.day, next, delivered, closing);
    laterRows += last.rows;
    if (laterRows >= enoughRows || days.length <= MIN_DAYS) return addDays(last.day, -1);
  }
  const first = days[0]?.day;
  return first === undefined ? null : addDays(first, -1);
}

/** The last of the days without rows after a complete one that are closed, or as many as usual and over when the file was written. */
function throughSilence(
  from: Day,
  next: Day | null,
  { silence, isClosed }: DeliveryDays,
  { written, lastClosed }: Closing,
): Day {
  const end = next === null ? lastClosed : Math.min(lastClosed, addDays(next, -1));
  let through = from;
  let silent = 0;
  for (let day = addDays(from, 1); day <= end; day = addDays(day, 1)) {
    if (!isClosed(day)) silent++;
    if (silent > silence || (day > written && !isClosed(day))) break;
    through = day;
  }
  return through;
}

/** Whether a day without times was written when it was over, and loaded on the day after: then nothing of it is missing. */
function isFresh({ day }: Arrival, { closed, over }: Closing): boolean {
  return day >= closed && day <= over;
}

/**
 * Whether the last day's rows are not among the fewest 2 %, or 25 % of a file that was written in the last two hours of that day. One that was
 * written earlier may lack much of the day: that has to have as many rows as half of the days, and as half of those of its weekday, so that
 * it is no drop for what it lacks.
 */
function hasUsualRows(days: readonly Arrival[], { over, writtenMs, clock }: Closing): boolean {
  const window = days.slice(-WINDOW_DAYS - 1);
  const latest = window.pop();
  if (!latest) return false;
  const rowsOf = (such: readonly Arrival[]): number[] => such.map(({ rows }) => rows);
  const areAsMany = (such: readonly Arrival[], p: number): boolean => latest.rows >= (quantile(rowsOf(such), p) ?? 0);
  if (latest.day <= over) return areAsMany(window, EARLY_QUANTILE);
  if (sinceMidnight(writtenMs, latest.day, clock) >= DAY_MS - LAST_HOURS_MS) return areAsMany(window, RUNNING_QUANTILE);
  const ofWeekday = window.filter(({ day }) => (latest.day - day) % 7 === 0);
  return areAsMany(window, 0.5) && areAsMany(ofWeekday, 0.5);
}

/**
 * Whether the last day's last row is not among the earliest 2 %, or 25 % of a file that was written during that day, when rows still come.
 * Local times are comparable between days of 23 and 25 hours.
 */
function endsAsUsual(days: readonly Arrival[], { over, writtenMs, clock }: Closing): boolean {
  const window = days.slice(-WINDOW_DAYS - 1);
  const latest = window.pop();
  if (!latest || window.length < MIN_DAYS) return false;
  const times = window.map(({ day, lastMs }) => sinceMidnight(lastMs, day, clock));
  const usualEnd = quantile(times, LATE_QUANTILE) ?? 0;
  const isRunning = latest.day > over && sinceMidnight(writtenMs, latest.day, clock) < usualEnd;
  const earliest = quantile(times, isRunning ? RUNNING_QUANTILE : EARLY_QUANTILE) ?? 0;
  return sinceMidnight(latest.lastMs, latest.day, clock) >= earliest;
}

function sinceMidnight(ms: number, day: Day, clock: Zone): number {
  return clock.localTime(ms) - day * DAY_MS;
}
