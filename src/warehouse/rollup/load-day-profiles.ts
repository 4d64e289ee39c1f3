import type { DayProfile, DayRepeats } from '../../metrics/day-profile.ts';
import type { Database, Row } from '../../store/database.ts';
import { day, nullable, number, text } from '../../store/row.ts';

/** The profiles of each source's days, ascending. */
export async function loadDayProfiles(db: Database): Promise<Map<string, DayProfile[]>> {
  const rows = await db.query(`
    select
      source, day, rows, units, hours, error_hours, magnitudes, filled,
      distinct_rows, even_rows, distinct_contents, even_contents
    from day_profiles
    order by source, day`);
  const profiles = new Map<string, DayProfile[]>();
  for (const row of rows) {
    const source = text(row, 'source');
    const own = profiles.get(source) ?? [];
    if (own.length === 0) profiles.set(source, own);
    own.push(profileOf(row));
  }
  return profiles;
}

function profileOf(row: Row): DayProfile {
  return {
    day: day(row, 'day'),
    rows: number(row, 'rows'),
    units: number(row, 'units'),
    hours: countsByNumber(nullable(text, row, 'hours')),
    errorHours: countsByNumber(nullable(text, row, 'error_hours')),
    magnitudes: countsByNumber(nullable(text, row, 'magnitudes')),
    filled: new Map(counts(text(row, 'filled'))),
    repeats: nullable(number, row, 'distinct_rows') === null ? null : repeatsOf(row),
  };
}

function repeatsOf(row: Row): DayRepeats {
  return {
    distinctRows: number(row, 'distinct_rows'),
    evenRows: number(row, 'even_rows'),
    distinctContents: number(row, 'distinct_contents'),
    evenContents: number(row, 'even_contents'),
  };
}

/** `7:12,8:40` as numbers. */
function countsByNumber(list: string | null): Map<number, number> {
  return new Map(list === null ? [] : counts(list).map(([key, count]) => [Number(key), count]));
}

function counts(list: string): [string, number][] {
  return list.split(',').map((pair) => {
    const colon = pair.lastIndexOf(':');
    return [pair.slice(0, colon), Number(pair.slice(colon + 1))];
  });
}
