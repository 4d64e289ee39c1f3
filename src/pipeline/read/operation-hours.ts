import { addDays, daysBetween, type Day } from '../../calendar/day.ts';
import { zone, type Zone } from '../../calendar/zone.ts';
import type { Business } from '../../config/business.ts';
import { USUAL_WEEKS, usualRange, type OperationHour, type UsualRange } from '../../metrics/hours/hour.ts';
import { nowcast, type Nowcast } from '../../metrics/hours/nowcast.ts';
import type { Arrivals } from '../../warehouse/rollup/load-arrivals.ts';
import type { Warehouse } from '../../warehouse/warehouse.ts';
import { runningUntil, throughOf, weeksBefore, type Running } from './running-until.ts';
import type { RunningSales } from '../../report/running-sales.ts';
import type { Snapshot } from './snapshot.ts';

/** A figure of an hour beside what is usual of that hour of the week. */
export interface HourFigure {
  /** Null where it is unknown. */
  readonly value: number | null;
  /** Null where too few weeks are known. */
  readonly usual: UsualRange | null;
}

export interface HourReport {
  readonly day: Day;
  readonly hour: number;
  readonly requests: HourFigure;
  readonly errors: number | null;
  readonly errorRate: HourFigure;
  readonly latencyP95: HourFigure;
}

export interface RunningHours {
  readonly day: Day;
  /** The hour before which all rows are in. */
  readonly until: number;
  readonly requests: Nowcast | null;
  readonly errors: Nowcast | null;
}

/** The hours of the last days, each beside the same hour of earlier weeks, and where the running day would land. */
export interface OperationHours {
  readonly service: string;
  readonly services: readonly string[];
  /** In their order; hours that the clock skips are left out. */
  readonly hours: readonly HourReport[];
  /** Null where no day is running, or the time of its last event is not known. */
  readonly running: RunningHours | null;
  /** The same of orders; null where nothing is sold, or that is not known. */
  readonly runningOrders: { readonly day: Day; readonly until: number; readonly orders: Nowcast } | null;
}

export interface HoursQuery {
  /** Empty for all services together. */
  readonly service: string;
  /** How many closed days, beside the running one. */
  readonly days: number;
}

type HourlyFacts = Pick<Warehouse, 'operationHours' | 'services' | 'arrivals'>;

/** Null for a service without events in the last eight weeks. */
export async function operationHours(
  warehouse: HourlyFacts,
  business: Business,
  { fresh }: Pick<Snapshot, 'fresh'>,
  { service, days }: HoursQuery,
  sales: RunningSales | null,
): Promise<OperationHours | null> {
  const through = throughOf('fact_ops_events', business, fresh);
  const arrivals = fresh.running ? await warehouse.arrivals() : new Map<string, Arrivals>();
  const running = runningUntil('fact_ops_events', business, fresh, arrivals);
  const last = running?.day ?? through;
  const runningOrders = ordersOf(sales);
  if (last === null || through === null)
    return service === '' ? { service, services: [], hours: [], running: null, runningOrders } : null;
  const first = addDays(running?.day ?? addDays(through, 1), -days);
  const span = [addDays(first, -7 * USUAL_WEEKS), last] as const;
  const services = await warehouse.services(...span);
  if (service !== '' && !services.includes(service)) return null;
  const all = byHour(await warehouse.operationHours('', ...span));
  const own = service === '' ? all : byHour(await warehouse.operationHours(service, ...span));
  const isIn = (day: Day, hour: number): boolean =>
    all.has(day) && (day <= through || (day === running?.day && hour < running.until));
  const figures = { own, isIn };
  const hours = daysBetween(first, last).flatMap((day) =>
    hoursOf(day, zone(business.zone))
      .filter((hour) => day !== running?.day || hour < running.until)
      .map((hour) => hourReport(day, hour, figures)),
  );
  return { service, services, hours, running: running && runningHours(running, figures, through), runningOrders };
}

interface Figures {
  readonly own: ReadonlyMap<Day, ReadonlyMap<number, OperationHour>>;
  /** Whether all events of an hour are in; an hour without any had none. */
  readonly isIn: (day: Day, hour: number) => boolean;
}

function hourReport(day: Day, hour: number, figures: Figures): HourReport {
  const figure = (valueOf: (one: OperationHour) => number | null): HourFigure => ({
    value: valueAt(day, hour, valueOf, figures),
    usual: usualRange(weeksBefore(day).map((before) => valueAt(before, hour, valueOf, figures))),
  });
  return {
    ...{ day, hour },
    requests: figure(({ events }) => events),
    errors: valueAt(day, hour, ({ errors }) => errors, figures),
    errorRate: figure(({ events, errors }) => (events === 0 ? null : errors / events)),
    latencyP95: figure(({ latencyP95 }) => latencyP95),
  };
}

function valueAt(
  day: Day,
  hour: number,
  valueOf: (one: OperationHour) => number | null,
  { own, isIn }: Figures,
): number | null {
  if (!isIn(day, hour)) return null;
  return valueOf(own.get(day)?.get(hour) ?? { day, hour, events: 0, errors: 0, latencyP95: null });
}

function ordersOf(sales: RunningSales | null): OperationHours['runningOrders'] {
  if (sales?.status !== 'known' || !sales.orders?.nowcast) return null;
  return { day: sales.day, until: sales.until, orders: sales.orders.nowcast };
}

function runningHours({ day, until }: Running, figures: Figures, through: Day): RunningHours {
  const of = (valueOf: (one: OperationHour) => number): Nowcast | null => {
    const countsOf = (on: Day): number[] =>
      Array.from({ length: 24 }, (_, hour) => valueAt(on, hour, valueOf, figures) ?? 0);
    const past = weeksBefore(day).filter((before) => before <= through && figures.isIn(before, 0));
    const soFar = sum(countsOf(day));
    const partOf = (counts: readonly number[]) => ({ soFar: sum(counts.slice(0, until)), total: sum(counts) });
    return nowcast(soFar, past.map(countsOf).map(partOf));
  };
  return { ...{ day, until }, requests: of(({ events }) => events), errors: of(({ errors }) => errors) };
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0);
}

/** The hours that the clock shows on a day. */
function hoursOf(day: Day, clock: Zone): number[] {
  return Array.from({ length: 24 }, (_, hour) => hour).filter((hour) => {
    const local = (day * 24 + hour) * 3_600_000;
    return clock.localTime(clock.instant(local)) === local;
  });
}

function byHour(hours: readonly OperationHour[]): Map<Day, Map<number, OperationHour>> {
  const days = new Map<Day, Map<number, OperationHour>>();
  for (const one of hours) {
    const own = days.get(one.day) ?? new Map<number, OperationHour>();
    days.set(one.day, own.set(one.hour, one));
  }
  return days;
}
