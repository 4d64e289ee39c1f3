import type { DayProfile, DayRepeats } from '../../metrics/day-profile.ts';
import type { Database, Row } from '../../store/connect/database.ts';
import { day, nullable, number, text } from '../../store/row.ts';

/** What separates the services of a day, and each from its count. */
const RECORD = '\u001e';
const UNIT = '\u001f';

/** The profiles of each source's days, ascending. */
export async function loadDayProfiles(db: Database): Promise<Map<string, DayProfile[]>> {
  const rows = await db.query(`
    select
      p.source, p.day, p.rows, p.units, p.hours, p.error_hours, p.magnitudes, p.filled, p.services, p.top_values, p.total,
      p.distinct_rows, p.even_rows, p.distinct_contents, p.even_contents, coalesce(l.file, '') as file
    from day_profiles as p
    left join loads as l on l.load_id = p.load_id
    order by p.source, p.day`);
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
    filled: new Map(counts(text(row, 'filled'), ',', ':')),
    services: new Map(counts(nullable(text, row, 'services'), RECORD, UNIT)),
    topValues: new Map(counts(nullable(text, row, 'top_values'), RECORD, UNIT)),
    total: nullable(text, row, 'total'),
    file: text(row, 'file'),
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
  return new Map(counts(list, ',', ':').map(([key, count]) => [Number(key), count]));
}

function counts(list: string | null, separator: string, between: string): [string, number][] {
  if (list === null || list === '') return [];
  return list.split(separator).map((pair) => {
    const end = pair.lastIndexOf(between);
    return [pair.slice(0, end), Number(pair.slice(end + between.length))];
  });
}
