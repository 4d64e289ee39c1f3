import { isoInstant } from '../../calendar/stamp.ts';
import { zoneOffsets, type ZoneOffset } from '../../calendar/zone-offsets.ts';
import { bulkInsert } from '../../store/bulk-insert.ts';
import type { Database } from '../../store/connect/database.ts';
import { number, text } from '../../store/row.ts';

/** Version of the time zone data that this process has. */
export const zoneData: string = process.versions['tz'] ?? process.version;

const COLUMNS = ['zone', 'since', 'until', 'utc_offset'];

/**
 * Writes the offsets of zones into the warehouse, from which its SQL computes local dates, and removes those of other zones.
 * @returns the zones that the warehouse had with other offsets
 */
export async function updateZones(db: Database, zones: readonly string[]): Promise<string[]> {
  const stored = await storedOffsets(db);
  await db.script('delete from zone_offsets');
  const rows = zones.flatMap((zone) => zoneOffsets(zone).map((offset) => rowOf(zone, offset)));
  await bulkInsert(db, 'zone_offsets', COLUMNS, rows);
  return zones.filter((zone) => {
    const before = stored.get(zone);
    return before !== undefined && before !== fingerprint(zoneOffsets(zone));
  });
}

/** The zones whose offsets in the warehouse differ from those of this process. */
export async function outdatedZones(db: Database): Promise<string[]> {
  const stored = await storedOffsets(db);
  return [...stored].filter(([zone, offsets]) => offsets !== fingerprint(zoneOffsets(zone))).map(([zone]) => zone);
}

function rowOf(zone: string, { sinceMs, untilMs, offsetSeconds }: ZoneOffset): (string | number)[] {
  return [zone, isoInstant(sinceMs), isoInstant(untilMs), offsetSeconds];
}

function fingerprint(offsets: readonly ZoneOffset[]): string {
  return offsets.map(({ sinceMs, offsetSeconds }) => `${sinceMs / 1000},${offsetSeconds}`).join(' ');
}

async function storedOffsets(db: Database): Promise<Map<string, string>> {
  const rows = await db.query(`
    select zone, cast(date_part('epoch', since) as bigint) as since, utc_offset
    from zone_offsets
    order by zone, since`);
  const byZone = new Map<string, string[]>();
  for (const row of rows) {
    const zone = text(row, 'zone');
    const offsets = byZone.get(zone) ?? [];
    offsets.push(`${number(row, 'since')},${number(row, 'utc_offset')}`);
    byZone.set(zone, offsets);
  }
  return new Map([...byZone].map(([zone, offsets]) => [zone, offsets.join(' ')]));
}
