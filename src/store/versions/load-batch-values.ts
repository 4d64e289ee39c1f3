import { seriesId, type DailyValue } from '../../metrics/series.ts';
import type { Database } from '../database.ts';
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

/** The daily values of one series, by day ascending. */
export function readBatchValues(lines: string): VersionedValue[] {
  return lines
    .split('\n')
    .map((line) => {
      const [day = '', version = '', numerator = '', denominator = ''] = line.split(',');
      return {
        day: dayFromEpoch(day),
        version: Number(version),
        numerator: numerator === '' ? null : Number(numerator),
        denominator: denominator === '' ? null : Number(denominator),
      };
    })
    .sort((a, b) => a.day - b.day);
}
