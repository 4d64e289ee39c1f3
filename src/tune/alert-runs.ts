import type { ReplayedDay } from './replayed-day.ts';

/** Alerts at most so many days apart are one. */
const GAP_DAYS = 3;
const DAYS_A_MONTH = 365.25 / 12;

/** The days of what reads as one alert, ascending. */
export type AlertRun = readonly [ReplayedDay, ...ReplayedDay[]];

/** @param days ascending */
export function alertRuns(days: readonly ReplayedDay[], isAlert: (day: ReplayedDay) => boolean): AlertRun[] {
  const runs: [ReplayedDay, ...ReplayedDay[]][] = [];
  let last = -Infinity;
  for (const day of days.filter(isAlert)) {
    if (day.day - last <= GAP_DAYS) runs.at(-1)?.push(day);
    else runs.push([day]);
    last = day.day;
  }
  return runs;
}

/** From the first to the last day, in months. */
export function monthsOf(days: readonly ReplayedDay[]): number {
  const [first, last] = [days[0], days.at(-1)];
  return first && last ? (last.day - first.day + 1) / DAYS_A_MONTH : 0;
}
