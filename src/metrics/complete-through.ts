import { addDays, type Day } from '../calendar/day.ts';
import { businessDay, type Zone } from '../calendar/zone.ts';
import { quantile } from '../stats/quantile.ts';

/** What a source delivered, as far as it matters for whether its days are whole. */
export interface Delivery {
  /** Days with rows and the instant of each day's last row, ascending. */
  readonly arrivals: readonly { readonly day: Day; readonly lastMs: number }[];
  /** When its newest file was loaded. */
  readonly loadedMs: number;
  /** Times of the day mean nothing. */
  readonly dateOnly: boolean;
  /** What the source itself says. */
  readonly declaredThrough: Day | null;
}

const DAY_MS = 86_400_000;
const USUAL_DAYS = 90;
const LATE_SHARE = 0.02;
const USUAL_DAYS_NEEDED = 14;

/** The last business day that had closed, with its grace, at an instant. */
export function lastClosedDay(instantMs: number, graceMs: number, clock: Zone): Day {
  return addDays(businessDay(instantMs - graceMs, clock), -1);
}

/**
 * The last day that a source has delivered whole; null if none. A day is whole if the source says so; or a later day's row is there; or
 * the load came after the day had closed and either times mean nothing or the day's last row came as late as all but 2 % of usual
 * last rows.
 *
 * @param graceMs how long after its end a day's rows may still arrive
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

/** By the time of day on the wall, which means the same on days of 23 and 25 hours. */
function endsAsUsual(arrivals: Delivery['arrivals'], clock: Zone): boolean {
  const times = arrivals.slice(-USUAL_DAYS - 1).map(({ day, lastMs }) => clock.localTime(lastMs) - day * DAY_MS);
  const today = times.pop();
  const early = quantile(times, LATE_SHARE);
  return today !== undefined && early !== null && times.length >= USUAL_DAYS_NEEDED && today >= early;
}
