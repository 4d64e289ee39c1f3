import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { CalendarRow } from '../../calendar/calendar-row.ts';
import { dayFromIso, isoDay } from '../../calendar/day.ts';
import { countryHolidays } from './country-holidays.ts';

/** As much of a row as holidays of a country have. */
const cacheSchema = z.object({
  version: z.string(),
  holidays: z.array(z.tuple([z.iso.date(), z.string()])),
});

/** Where computed holidays are kept between commands. */
export interface HolidayCache {
  readonly folder: string;
  /** Of the program with its packages: holidays that another version computed are not used. */
  readonly version: string;
}

/**
 * What `countryHolidays` answers, kept between commands: to compute the holidays of fifty years takes longer than most commands. A file that
 * can't be read or written is as good as none.
 *
 * @param cache null: nothing is kept
 * @throws NoHolidays
 */
export async function cachedHolidays(
  cache: HolidayCache | null,
  country: string,
  region: string | null,
): Promise<CalendarRow[]> {
  const place = [country, ...(region === null ? [] : [region])].join('-');
  // Never a path out of the folder.
  if (cache === null || !/^[\w-]{1,40}$/.test(place)) return countryHolidays(country, region);
  const { folder, version } = cache;
  const path = join(folder, `holidays-${place}.json`);
  const kept = await keptHolidays(path, version);
  if (kept !== null) return kept;
  const rows = await countryHolidays(country, region);
  const holidays = rows.map(({ ds, holiday }) => [isoDay(ds), holiday]);
  await keep(folder, path, JSON.stringify({ version, holidays })).catch(() => undefined);
  return rows;
}

async function keptHolidays(path: string, version: string): Promise<CalendarRow[] | null> {
  try {
    const kept = cacheSchema.parse(JSON.parse(await readFile(path, 'utf8')));
    if (kept.version !== version) return null;
    return kept.holidays.map(([day, holiday]) => ({ kind: 'holiday', ds: dayFromIso(day), holiday, scope: '' }));
  } catch {
    return null;
  }
}

/** Whoever reads meanwhile sees the old file or the new one. */
async function keep(folder: string, path: string, text: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const unfinished = `${path}.${process.pid}`;
  try {
    await writeFile(unfinished, text, { mode: 0o600, flag: 'wx' });
    await rename(unfinished, path);
  } finally {
    await rm(unfinished, { force: true });
  }
}
