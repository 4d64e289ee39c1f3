import { isoDay, type Day } from '../../calendar/day.ts';
import type { OperationHour } from '../../metrics/hours/hour.ts';
import type { Database } from '../../store/connect/database.ts';
import { day, nullable, number, text } from '../../store/row.ts';

/** The hours with operational events on some days, both included. @param service empty for all of them together */
export async function loadOperationHours(
  db: Database,
  service: string,
  first: Day,
  last: Day,
): Promise<OperationHour[]> {
  const rows = await db.query(
    `select day, hour, events, errors, latency_p95
     from hourly_ops
     where service = $1 and day >= cast($2 as date) and day <= cast($3 as date)
     order by day, hour`,
    [service, isoDay(first), isoDay(last)],
  );
  return rows.map((row) => ({
    day: day(row, 'day'),
    hour: number(row, 'hour'),
    events: number(row, 'events'),
    errors: number(row, 'errors'),
    latencyP95: nullable(number, row, 'latency_p95'),
  }));
}

/** The services with events on some days, in their order. */
export async function loadServices(db: Database, first: Day, last: Day): Promise<string[]> {
  const rows = await db.query(
    `select service
     from daily_ops
     where service <> '' and day >= cast($1 as date) and day <= cast($2 as date)
     group by service
     order by service collate "C"`,
    [isoDay(first), isoDay(last)],
  );
  return rows.map((row) => text(row, 'service'));
}

/** The orders of some days by local hour, of all sources together; none for a day without orders. */
export async function loadOrderHours(db: Database, days: readonly Day[]): Promise<Map<Day, number[]>> {
  if (days.length === 0) return new Map();
  const wanted = days.map((_, index) => `cast($${index + 1} as date)`).join(', ');
  const rows = await db.query(
    `select day, hours from day_profiles where fact_table = 'fact_sales' and day in (${wanted})`,
    days.map(isoDay),
  );
  const orders = new Map<Day, number[]>();
  for (const row of rows) {
    const own = orders.get(day(row, 'day')) ?? Array.from({ length: 24 }, () => 0);
    for (const part of text(row, 'hours').split(',')) {
      const [hour, count] = part.split(':').map(Number);
      if (hour !== undefined && count !== undefined) own[hour] = (own[hour] ?? 0) + count;
    }
    orders.set(day(row, 'day'), own);
  }
  return orders;
}
