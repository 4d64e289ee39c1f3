import type { Database } from '../../store/connect/database.ts';
import { text } from '../../store/row.ts';
import { sqlFile } from '../../store/sql-file.ts';
import { updateZones, zoneData } from './update-zones.ts';

/** What the config declares about facts. */
export interface Declaration {
  readonly zone: string;
  readonly currency: string;
  readonly statuses: readonly StatusMeaning[];
  /** The zone in which the times of each source are read. */
  readonly sourceZones: Readonly<Record<string, string>>;
}

export interface StatusMeaning {
  readonly source: string;
  readonly status: string;
  readonly meaning: 'cancelled' | 'adjustment';
}

/** Time zone data that differ from those of the last load. */
export interface ZoneChange {
  /** Versions of the data. */
  readonly from: string;
  readonly to: string;
  /** The declared zones whose clocks they changed. */
  readonly zones: readonly string[];
}

/**
 * Writes the declaration into the warehouse, where the SQL reads it. If it differs from the last one, every day becomes stale; in another
 * zone, or with other data about it, facts get other business days too, and files with local times are read again.
 * @returns what changed in the time zone data; null if nothing did
 */
export async function declareBusiness(db: Database, declared: Declaration): Promise<ZoneChange | null> {
  const current = await currentDeclaration(db);
  const isSame = current !== null && fingerprint(current.declaration) === fingerprint(declared);
  const zones = [...new Set([declared.zone, ...Object.values(declared.sourceZones)])];
  const knowsZones = zones.every((zone) => current?.zones.includes(zone));
  if (isSame && knowsZones && current.zoneData === zoneData) return null;
  return db.transaction(async () => {
    await writeDeclaration(db, declared);
    const changed = await updateZones(db, zones);
    await readAgain(db, declared, changed);
    if (current !== null && (!isSame || changed.includes(declared.zone))) {
      await db.script(await sqlFile('load/days/redate.sql'));
      await db.script(await sqlFile('load/days/mark_all_stale.sql'));
    }
    return changed.length === 0 || !current ? null : { from: current.zoneData, to: zoneData, zones: changed };
  });
}

async function writeDeclaration(db: Database, { zone, currency, statuses }: Declaration): Promise<void> {
  await db.script('delete from business; delete from sales_status');
  await db.query('insert into business (zone, currency, zone_data) values ($1, $2, $3)', [zone, currency, zoneData]);
  for (const { source, status, meaning } of statuses) {
    await db.query('insert into sales_status (source, status, meaning) values ($1, $2, $3)', [source, status, meaning]);
  }
}

/** Local times of a zone whose clocks changed are other instants: without their hash, the files that have them count as not read. */
async function readAgain(db: Database, { sourceZones }: Declaration, zones: readonly string[]): Promise<void> {
  for (const [source, zone] of Object.entries(sourceZones))
    if (zones.includes(zone)) await db.query("update loads set mapping_hash = '' where source = $1", [source]);
}

interface Current {
  readonly declaration: Omit<Declaration, 'sourceZones'>;
  readonly zoneData: string;
  readonly zones: readonly string[];
}

async function currentDeclaration(db: Database): Promise<Current | null> {
  const [business] = await db.query(`
    select
      zone,
      currency,
      zone_data,
      (select string_agg(distinct zone, ' ') from zone_offsets) as zones
    from business`);
  if (!business) return null;
  const statuses = await db.query('select source, status, meaning from sales_status');
  return {
    declaration: {
      zone: text(business, 'zone'),
      currency: text(business, 'currency'),
      statuses: statuses.map((row) => ({
        source: text(row, 'source'),
        status: text(row, 'status'),
        meaning: text(row, 'meaning') === 'cancelled' ? 'cancelled' : 'adjustment',
      })),
    },
    zoneData: text(business, 'zone_data'),
    zones: text(business, 'zones').split(' '),
  };
}

function fingerprint({ zone, currency, statuses }: Omit<Declaration, 'sourceZones'>): string {
  const meanings = statuses.map(({ source, status, meaning }) => JSON.stringify([source, status, meaning]));
  return JSON.stringify([zone, currency, meanings.sort()]);
}
