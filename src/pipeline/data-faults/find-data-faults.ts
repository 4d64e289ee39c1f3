import { setImmediate as immediate } from 'node:timers/promises';
import type { Day } from '../../calendar/day.ts';
import { dailyFaults } from '../../detect/data-faults/daily-faults.ts';
import { profileFaults, type ProfiledSource } from '../../detect/data-faults/profile-faults.ts';
import type { DataFault } from '../../detect/data-faults/data-fault.ts';
import type { Business } from '../../config/business.ts';
import type { StoredDataFault } from '../../store/data-faults/data-fault-row.ts';
import type { Warehouse } from '../../warehouse/warehouse.ts';
import type { Freshness } from '../freshness.ts';
import { sourcesBehind } from '../sources-behind.ts';
import { lateSources } from './late-sources.ts';
import { touchedSeries } from './touched-series.ts';

/** The faults in the data of all sources on all days that are complete, with the series that they touch. */
export async function findDataFaults(
  warehouse: Warehouse,
  business: Business,
  fresh: Freshness,
): Promise<StoredDataFault[]> {
  await warehouse.updateDayProfiles();
  const profiles = await warehouse.dayProfiles();
  const complete = <T extends { readonly day: Day }>(id: string, days: readonly T[] = []): readonly T[] => {
    const through = fresh.sources.get(id)?.through ?? -Infinity;
    return days.filter(({ day }) => day <= through);
  };
  const profiled = business.sources.map(({ id, dateOnly, table }) => ({
    id,
    dateOnly,
    profiles: complete(id, profiles.get(id)),
    isOperational: table === 'fact_ops_events',
  }));
  const special = specialDays(business);
  const operations: ProfiledSource[] = profiled.filter(({ isOperational }) => isOperational);
  const shown: DataFault[] = [];
  for (const source of profiled) {
    // Whoever reads from a server must not wait for all sources.
    await immediate();
    shown.push(...profileFaults(source, { special, operations }));
  }
  const daily = business.sources.filter(({ table }) => table === 'daily_values');
  const dailyDays = daily.length === 0 ? null : await warehouse.dailyDays();
  for (const { id } of daily) {
    const days = complete(id, dailyDays?.get(id));
    const valuesOf = async (first: Day, last: Day): ReturnType<Warehouse['valuesOfDays']> =>
      warehouse.valuesOfDays(id, first, last);
    const leavesDaysOut = business.metrics.some(
      (metric) => metric.missing !== 'unknown' && sourcesBehind(metric, business).some((source) => source.id === id),
    );
    shown.push(...(await dailyFaults({ id, leavesDaysOut, days, valuesOf }, special)));
  }
  const found = [...lateSources(fresh), ...shown];
  return found.map((fault) => ({ ...fault, touches: touchedSeries(fault, business) }));
}

function specialDays({ holidays, closures }: Business): Set<Day> {
  return new Set([...holidays.map(({ ds }) => ds), ...closures]);
}
