import type { Database } from '../store/connect/database.ts';
import { runChecks, type Check } from '../store/run-checks.ts';
import { outdatedZones, zoneData } from './load/update-zones.ts';

/** Runs the checks of sql/checks/warehouse, and compares the store's time zone data with those of this process. */
export async function* warehouseChecks(db: Database): AsyncGenerator<Check> {
  yield* runChecks(db, 'warehouse');
  const zones = await outdatedZones(db);
  yield {
    name: 'zone_data_are_current',
    title: `business days follow the time zone data of this program, ${zoneData}; the next run computes others again`,
    brokenRows: zones.map((zone) => ({ zone })),
  };
}
