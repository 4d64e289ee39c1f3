import { addDays, daysBetween, type Day } from '../../calendar/day.ts';
import { zone, type Zone } from '../../calendar/zone.ts';
import { earliestDay } from '../../incidents/day-order.ts';
import type { Business } from '../../config/business.ts';
import { LEAST_WEEKS, USUAL_WEEKS, usualRange, type OperationHour, type UsualRange } from '../../metrics/hours/hour.ts';
import { nowcast, type Nowcast } from '../../metrics/hours/nowcast.ts';
import type { Arrivals } from '../../warehouse/rollup/load-arrivals.ts';
import type { Warehouse } from '../../warehouse/warehouse.ts';
import type { Freshness } from '../freshness.ts';
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

type HourlyFacts = Pick<Warehouse, 'operationHours' | 'services' | 'orderHours' | 'arrivals'>;

/** Null for a service without events in the last eight weeks. */
export async function operationHours(
  warehouse: HourlyFacts,
  business: Business,
  { fresh }: Pick<Snapshot, 'fresh'>,
  { service, days }: HoursQuery,
): Promise<OperationHours | null> {
  const through = throughOf('fact_ops_events', business, fresh);
  const arrivals = fresh.running ? await warehouse.arrivals() : new Map<string, Arrivals>();
  const running = runningUntil('fact_ops_events', business, fresh, arrivals);
  const last = running?.day ?? through;
  const runningOrders = await ordersNow(warehouse, business, fresh, arrivals);
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

function runningHours({ day, until }: Running, figures: Figures, through: Day): RunningHours {
  const of = (valueOf: (one: OperationHour) => number): Nowcast | null => {
    const countsOf = (on: Day): number[] =>
      Array.from({ length: 24 }, (_, hour) => valueAt(on, hour, valueOf, figures) ?? 0);
    const past = weeksBefore(day).filter((before) => before <= through && figures.isIn(before, 0));
    const soFar = countsOf(day).reduce((total, count) => total + count, 0);
    return nowcast(soFar, past.map(countsOf), until);
  };
  return { ...{ day, until }, requests: of(({ events }) => events), errors: of(({ errors }) => errors) };
}

async function ordersNow(
  warehouse: HourlyFacts,
  business: Business,
  fresh: Freshness,
  arrivals: ReadonlyMap<string, Arrivals>,
): Promise<OperationHours['runningOrders']> {
  const running = runningUntil('fact_sales', business, fresh, arrivals);
  const through = throughOf('fact_sales', business, fresh);
  if (!running || through === null) return null;
  const { day, until } = running;
  const orders = await warehouse.orderHours([day, ...weeksBefore(day)]);
  const soFar = (orders.get(day) ?? []).slice(0, until).reduce((total, count) => total + count, 0);
  const past = weeksBefore(day).flatMap((before) => (before <= through ? [orders.get(before) ?? []] : []));
  const found = nowcast(soFar, past, until);
  return found && { day, until, orders: found };
}

interface Running {
  readonly day: Day;
  readonly until: number;
}

/**
 * The running day, and the hour of its earliest last row: all hours before that are in. Null while a source that usually has rows on such a
 * day has none yet.
 */
function runningUntil(
  table: string,
  { sources }: Business,
  { running }: Freshness,
  arrivals: ReadonlyMap<string, Arrivals>,
): Running | null {
  if (!running) return null;
  const times = sources
    .filter((source) => source.table === table)
    .filter(({ id }) => running.lastRows.has(id) || hasRowsOnSuch(running.day, arrivals.get(id)))
    .map(({ id }) => running.lastRows.get(id) ?? null);
  const known = times.filter((time) => time !== null).toSorted();
  const [earliest] = known;
  if (earliest === undefined || known.length < times.length) return null;
  return { day: running.day, until: Number(earliest.slice(0, 2)) };
}

/** Whether a source had rows on most of the same weekdays of the last four weeks: not one that has ended, or is closed on that weekday. */
function hasRowsOnSuch(day: Day, arrived: Arrivals | undefined): boolean {
  const latest = weeksBefore(day).slice(0, LEAST_WEEKS);
  return 2 * (arrived?.days ?? []).filter((one) => latest.includes(one.day)).length > LEAST_WEEKS;
}

/** The last day that all sources of a table have delivered; null if there is none. */
function throughOf(table: string, { sources }: Business, fresh: Freshness): Day | null {
  const own = sources
    .filter((source) => source.table === table)
    .map(({ id }) => fresh.sources.get(id)?.through ?? null);
  const known = own.filter((day) => day !== null);
  return known.length === 0 || known.length < own.length ? null : earliestDay(fresh.lastClosed, ...known);
}

function weeksBefore(day: Day): Day[] {
  return Array.from({ length: USUAL_WEEKS }, (_, week) => addDays(day, -7 * (week + 1)));
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
