import { isoDay, type Day } from '../../calendar/day.ts';
import type { PartOfDay } from '../../metrics/hours/nowcast.ts';
import type { Database } from '../../store/connect/database.ts';
import { day, nullable, number } from '../../store/row.ts';

/** An instant of a business day. */
export interface DayUntil {
  readonly day: Day;
  readonly untilMs: number;
}

/** What was sold on a day before an instant, and on all of it. */
export interface SalesOfDay {
  readonly day: Day;
  /** As in `daily_kpis`; null where an amount has no rate. */
  readonly net: PartOfDay | null;
  readonly orders: PartOfDay;
}

/** The sales of some days, each up to an instant, and whole; a day without rows is left out. */
export async function loadPartDays(db: Database, days: readonly DayUntil[]): Promise<SalesOfDay[]> {
  if (days.length === 0) return [];
  const values = days.map((_, index) => `(cast($${2 * index + 1} as date), cast($${2 * index + 2} as timestamptz))`);
  const rows = await db.query(
    `-- one row per business day
     with wanted as (
       select * from (values ${values.join(', ')}) as v (day, until)
     ),

     -- one row per day and order
     orders as (
       select
         l.day,
         l.source,
         l.order_id,
         count(*) filter (where l.base_amount is null) as lines_without_rate,
         sum(l.base_amount) filter (where l.kind <> 'cancelled') as net,
         sum(l.base_amount) filter (where l.kind <> 'cancelled' and l.ts < w.until) as net_so_far,
         max(case when l.kind = 'sale' then 1 else 0 end) as sold,
         max(case when l.kind = 'sale' and l.ts < w.until then 1 else 0 end) as sold_so_far
       from sales_lines as l
       inner join wanted as w on w.day = l.day
       group by l.day, l.source, l.order_id
     )

     select
       day,
       case when sum(lines_without_rate) = 0 then coalesce(sum(net), 0) end as net,
       case when sum(lines_without_rate) = 0 then coalesce(sum(net_so_far), 0) end as net_so_far,
       sum(sold) as orders,
       sum(sold_so_far) as orders_so_far
     from orders
     group by day
     order by day`,
    days.flatMap(({ day: on, untilMs }) => [isoDay(on), new Date(untilMs).toISOString()]),
  );
  return rows.map((row) => {
    const [total, soFar] = [nullable(number, row, 'net'), nullable(number, row, 'net_so_far')];
    return {
      day: day(row, 'day'),
      net: total === null || soFar === null ? null : { soFar, total },
      orders: { soFar: number(row, 'orders_so_far'), total: number(row, 'orders') },
    };
  });
}
