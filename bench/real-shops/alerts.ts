import type { Day } from '../../src/calendar/day.ts';
import { isAlert, type Alert } from '../../src/detect/verdict.ts';
import { isRatio } from '../../src/metrics/metric.ts';
import type { LoadedShop } from './load-shop.ts';
import type { ReplayedDay, ReplayedSeries } from './replayed.ts';

export const CAUSES = ['data', 'holiday or season', 'large order', 'outage', 'shift', 'unexplained'] as const;
/** What an alert probably was, by a rule that reads the calendar, the orders and the verdict. */
export type Cause = (typeof CAUSES)[number];

/** The days of what reads as one alert. */
export interface RealAlert {
  readonly shop: string;
  readonly series: string;
  readonly from: Day;
  readonly to: Day;
  readonly flaggedDays: number;
  /** The day farthest from its forecast, of the worst status. */
  readonly worst: Alert;
  readonly worstDay: Day;
  readonly cause: Cause;
}

/** Flagged days at most so many days apart are one alert. */
const GAP_DAYS = 3;
const AROUND_HOLIDAYS = 2;
/** From the middle of November to Epiphany, as month and day. */
const SEASON = { from: '11-15', to: '01-06' };
const NEARLY_NOTHING = 0.1;
/** The share of the difference from the forecast that one order makes. */
const LARGE_ORDER = 0.5;

export function alertsOf(replayed: ReplayedSeries, shop: LoadedShop): RealAlert[] {
  return runsOf(replayed.days).map((run) => {
    const [first] = run;
    const last = run.at(-1) ?? first;
    const worst = run.reduce((a, b) => (badness(b.verdict) > badness(a.verdict) ? b : a), first);
    const alert = {
      shop: shop.name,
      series: replayed.of.series.id,
      from: first.day,
      to: last.day,
      flaggedDays: run.length,
      worst: worst.verdict,
      worstDay: worst.day,
    };
    return { ...alert, cause: causeOf(alert, replayed, shop) };
  });
}

interface FlaggedDay {
  readonly day: Day;
  readonly verdict: Alert;
}

function runsOf(days: readonly ReplayedDay[]): [FlaggedDay, ...FlaggedDay[]][] {
  const runs: [FlaggedDay, ...FlaggedDay[]][] = [];
  for (const { day, verdict } of days) {
    if (!isAlert(verdict)) continue;
    const run = runs.at(-1);
    if (run && day - (run.at(-1)?.day ?? day) <= GAP_DAYS) run.push({ day, verdict });
    else runs.push([{ day, verdict }]);
  }
  return runs;
}

function badness({ status, favourable, score }: Alert): number {
  return (status === 'critical' ? 2000 : favourable ? 0 : 1000) + Math.min(999, Math.abs(score));
}

function causeOf(alert: Omit<RealAlert, 'cause'>, { of }: ReplayedSeries, shop: LoadedShop): Cause {
  const { from, to, worst, worstDay } = alert;
  if (shop.faults.some(({ day }) => day >= from && day <= to)) return 'data';
  if (isNearHoliday(of, from, to)) return 'holiday or season';
  if (isLargeOrder(alert, of, shop.largestOrders.get(worstDay) ?? 0)) return 'large order';
  if (worst.value <= NEARLY_NOTHING * worst.expectation.yhat) return 'outage';
  return worst.decided_by === 'cumulative_error' || alert.flaggedDays > GAP_DAYS ? 'shift' : 'unexplained';
}

function isNearHoliday({ holidays, closures }: ReplayedSeries['of'], from: Day, to: Day): boolean {
  const isNear = (day: Day): boolean => day >= from - AROUND_HOLIDAYS && day <= to + AROUND_HOLIDAYS;
  return isInSeason(from) || isInSeason(to) || holidays.some(({ ds }) => isNear(ds)) || [...closures].some(isNear);
}

function isInSeason(day: Day): boolean {
  const date = new Date(day * 86_400_000).toISOString().slice(5, 10);
  return date >= SEASON.from || date <= SEASON.to;
}

/** Of money alone. A large order can be a cancellation; an average differs by as much as the money of its orders. */
function isLargeOrder(
  { worst, worstDay }: Omit<RealAlert, 'cause'>,
  { series }: ReplayedSeries['of'],
  largest: number,
): boolean {
  const { metric, volumes, start } = series;
  if (metric.unit !== 'currency') return false;
  const orders = isRatio(metric.measure) ? (volumes[worstDay - start] ?? 1) : 1;
  const gap = (worst.value - worst.expectation.yhat) * orders;
  return Math.sign(largest) === Math.sign(gap) && Math.abs(largest) >= LARGE_ORDER * Math.abs(gap);
}
