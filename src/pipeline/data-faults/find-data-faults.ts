import { setImmediate as immediate } from 'node:timers/promises';
import type { Day } from '../../calendar/day.ts';
import { profileFaults, type ProfiledSource } from '../../detect/data-faults/profile-faults.ts';
import type { DataFault } from '../../detect/data-faults/data-fault.ts';
import type { Business } from '../../config/business.ts';
import type { StoredDataFault } from '../../store/data-faults/data-fault-row.ts';
import type { Warehouse } from '../../warehouse/warehouse.ts';
import type { Freshness } from '../freshness.ts';
import { lateSources } from './late-sources.ts';
import { touchedSeries } from './touched-series.ts';

/** The faults in the data of all sources on all days that are complete, with the series that they touch. */
export async function findDataFaults(
  warehouse: Warehouse,
  business: Business,
  fresh: Freshness,
): Promise<StoredDataFault[]> {
  const profiles = await warehouse.dayProfiles();
  const profiled = business.sources.flatMap(({ id, dateOnly, table }) => {
    const through = fresh.sources.get(id)?.through ?? null;
    const own = through === null ? [] : (profiles.get(id) ?? []).filter(({ day }) => day <= through);
    return [{ id, dateOnly, profiles: own, isOperational: table === 'fact_ops_events' }];
  });
  const special = specialDays(business);
  const operations: ProfiledSource[] = profiled.filter(({ isOperational }) => isOperational);
  const shown: DataFault[] = [];
  for (const source of profiled) {
    // Whoever reads from a server must not wait for all sources.
    await immediate();
    shown.push(...profileFaults(source, { special, operations }));
  }
  const found = [...lateSources(fresh), ...shown];
  return found.map((fault) => ({ ...fault, touches: touchedSeries(fault, business) }));
}

function specialDays({ holidays, closures }: Business): Set<Day> {
  return new Set([...holidays.map(({ ds }) => ds), ...closures]);
}
