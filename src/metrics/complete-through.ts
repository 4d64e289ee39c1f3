import { addDays, type Day } from '../calendar/day.ts';
import { businessDay, type Zone } from '../calendar/zone.ts';
import { quantile } from '../stats/quantile.ts';

/** The deliveries of a source, as far as needed to decide which days are complete. */
export interface Delivery {
  /** Days with rows and the instant of each day's last row, ascending. */
  readonly arrivals: readonly { readonly day: Day; readonly lastMs: number }[];
  /** When its newest file was loaded. */
  readonly loadedMs: number;
  /** The source has dates without times. */
  readonly dateOnly: boolean;
  /** The last complete day declared by the source; null if it declares none. */
  readonly declaredThrough: Day | null;
}

const DAY_MS = 86_400_000;
const WINDOW_DAYS = 90;
const EARLY_QUANTILE = 0.02;
const MIN_DAYS = 14;

/** Returns the last business day that ended at least `graceMs` before an instant. */
export function lastClosedDay(instantMs: number, graceMs: number, clock: Zone): Day {
  return addDays(businessDay(instantMs - graceMs, clock), -1);
}

/**
 * Returns the last complete day of a source; null if there is none. A day is complete if the source declares it; or a later day has rows;
 * or the load was after the day had closed, and either the source has no times or the last row of the day is not among the earliest 2 % of
 * the recent days.
 *
 * @param graceMs how long rows may arrive after the end of their day
 */
export function completeThrough(delivery: Delivery, graceMs: number, clock: Zone): Day | null {
  const { arrivals, loadedMs, dateOnly, declaredThrough } = delivery;
  const closed = lastClosedDay(loadedMs, graceMs, clock);
  const last = arrivals.at(-1);
  const candidates = [declaredThrough, dateOnly ? closed : null];
  if (last) {
    candidates.push(addDays(last.day, -1));
    if (last.day <= closed && endsAsUsual(arrivals, clock)) candidates.push(last.day);
  }
  const known = candidates.filter((day) => day !== null);
  return known.length === 0 ? null : known.reduce((latest, day) => (day > latest ? day : latest));
}

/** Compares local times, which are comparable between days of 23 and 25 hours. */
function endsAsUsual(arrivals: Delivery['arrivals'], clock: Zone): boolean {
  const times = arrivals.slice(-WINDOW_DAYS - 1).map(({ day, lastMs }) => clock.localTime(lastMs) - day * DAY_MS);
  const latest = times.pop();
  const earliestUsual = quantile(times, EARLY_QUANTILE);
  return latest !== undefined && earliestUsual !== null && times.length >= MIN_DAYS && latest >= earliestUsual;
}
