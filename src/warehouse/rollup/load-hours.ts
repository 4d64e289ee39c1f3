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
