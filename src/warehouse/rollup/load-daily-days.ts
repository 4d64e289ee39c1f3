import { isoDay, type Day } from '../../calendar/day.ts';
import type { DailyDay, DailyValue } from '../../metrics/daily-day.ts';
import type { Database } from '../../store/connect/database.ts';
import { day, nullable, number, text } from '../../store/row.ts';

/** The days of each source of daily values that have some, ascending; empty values are none. */
export async function loadDailyDays(db: Database): Promise<Map<string, DailyDay[]>> {
  const rows = await db.query(`
    select
      source,
      day,
      count(*) as day_values,
      case when max(abs(value)) > 0 then
        md5(string_agg(measure || ' ' || dimensions || ' ' || cast(value as text), ',' order by measure, dimensions))
      end as fingerprint
    from daily_values
    where value is not null
    group by source, day
    order by source, day`);
  const days = new Map<string, DailyDay[]>();
  for (const row of rows) {
    const source = text(row, 'source');
    const own = days.get(source) ?? [];
    if (own.length === 0) days.set(source, own);
    own.push({
      day: day(row, 'day'),
      values: number(row, 'day_values'),
      fingerprint: nullable(text, row, 'fingerprint'),
    });
  }
  return days;
}

/** The values of a source on some days, both included. */
export async function loadValuesOfDays(db: Database, source: string, first: Day, last: Day): Promise<DailyValue[]> {
  const rows = await db.query(
    `
    select day, measure || ' ' || dimensions as series, cast(cast(value as numeric(38, 9)) as text) as value
    from daily_values
    where source = $1 and day between $2 and $3 and value is not null
    order by day, series`,
    [source, isoDay(first), isoDay(last)],
  );
  return rows.map((row) => ({
    day: day(row, 'day'),
    series: text(row, 'series'),
    // It has nine decimals, always.
    billionths: BigInt(text(row, 'value').replace('.', '')),
  }));
}
