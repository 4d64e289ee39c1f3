import { isoDay, type Day } from '../../calendar/day.ts';
import { seriesId, type DailyValue } from '../../metrics/series.ts';
import { StoreError, type Database } from '../connect/database.ts';
import { dayFromEpoch, epochDaySql } from '../epoch-days.ts';
import { text } from '../row.ts';

/** A daily value with its version. */
export interface VersionedValue extends DailyValue {
  /** The run that first read this value. */
  readonly version: number;
}

/**
 * The latest daily values of each series of the open batch, by series id, as text that `readBatchValues` reads: a row per day would cost
 * hundreds of bytes each.
 */
export async function loadBatchValues(db: Database): Promise<Map<string, string>> {
  const rows = await db.query(`
    select
      metric, slice,
      string_agg(
        ${epochDaySql('day')} || ',' || cast(known_from_run as text)
          || ',' || coalesce(cast(numerator as text), '') || ',' || coalesce(cast(denominator as text), ''),
        chr(10)
      ) as lines
    from batch_values
    group by metric, slice`);
  return new Map(rows.map((row) => [seriesId(text(row, 'metric'), text(row, 'slice')), text(row, 'lines')]));
}

/**
 * The daily values of one series, by day ascending.
 * @param id of the series
 * @throws StoreError if a value is not finite: NUMERIC of PostgreSQL holds NaN
 */
export function readBatchValues(id: string, lines: string): VersionedValue[] {
  return lines
    .split('\n')
    .map((line) => {
      const [epochDay = '', version = '', numerator = '', denominator = ''] = line.split(',');
      const day = dayFromEpoch(epochDay);
      return {
        day,
        version: Number(version),
        numerator: finite(numerator, { id, day, column: 'numerator' }),
        denominator: finite(denominator, { id, day, column: 'denominator' }),
      };
    })
    .sort((a, b) => a.day - b.day);
}

function finite(value: string, place: { id: string; day: Day; column: string }): number | null {
  if (value === '') return null;
  const parsed = Number(value);
  if (Number.isFinite(parsed)) return parsed;
  const { id, day, column } = place;
  throw new StoreError(
    `metric ${id}: the ${column} of ${isoDay(day)} is ${value}, not a finite number: correct the table or view that it comes from`,
  );
}
