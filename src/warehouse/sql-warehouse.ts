import { columnValues } from './rollup/column-values.ts';
import type { Database } from '../store/connect/database.ts';
import { declareBusiness } from './load/declare-business.ts';
import { eraseCustomer } from './load/erase-customer.ts';
import { forgetSource } from './load/forget-source.ts';
import { loadLeaves } from './leaves/load-leaves.ts';
import { stageLoad } from './load/load-file.ts';
import { latestLoads, loadedSources, loadRejects } from './load/receipts.ts';
import { rejectsOf, sourceLoads } from './load/source-loads.ts';
import { changedDays, latestRollUp } from './rollup/changed-days.ts';
import { checkMetric, dailyValues, definitionHash } from './rollup/daily-values.ts';
import { loadDailyDays, loadValuesOfDays } from './rollup/load-daily-days.ts';
import { loadArrivals } from './rollup/load-arrivals.ts';
import { loadDayProfiles } from './rollup/load-day-profiles.ts';
import { loadOperationHours, loadServices } from './rollup/load-hours.ts';
import { loadPartDays } from './rollup/load-part-days.ts';
import { rollUp } from './rollup/roll-up.ts';
import { updateDayProfiles } from './rollup/update-day-profiles.ts';
import { warehouseChecks } from './warehouse-checks.ts';
import type { Warehouse } from './warehouse.ts';

/** The warehouse in a DuckDB or PostgreSQL database. Each of its methods is at most one transaction of the connection. */
export function sqlWarehouse(db: Database): Warehouse {
  return {
    declareBusiness: async (declared) => declareBusiness(db, declared),
    latestLoads: async () => latestLoads(db),
    stageLoad: async (source, path, options) => stageLoad(db, source, path, options),
    session: async () => {
      const session = await db.session();
      return { warehouse: sqlWarehouse(session), close: async () => session.close() };
    },
    forgetSource: async (source) => forgetSource(db, source),
    eraseCustomer: async (customerId, finish) => eraseCustomer(db, customerId, finish),
    loadedSources: async () => loadedSources(db),
    rejects: async () => loadRejects(db),
    rejectsOf: async (source, page) => rejectsOf(db, source, page),
    sourceLoads: async () => sourceLoads(db),
    rollUp: async () => rollUp(db),
    updateDayProfiles: async () => updateDayProfiles(db),
    latestRollUp: async () => latestRollUp(db),
    changedDays: async (since) => changedDays(db, since),
    arrivals: async () => loadArrivals(db),
    dayProfiles: async () => loadDayProfiles(db),
    dailyDays: async () => loadDailyDays(db),
    valuesOfDays: async (source, first, last) => loadValuesOfDays(db, source, first, last),
    operationHours: async (service, first, last) => loadOperationHours(db, service, first, last),
    services: async (first, last) => loadServices(db, first, last),
    partDays: async (days) => loadPartDays(db, days),
    checkMetric: async (metric) => checkMetric(db, metric),
    definitionHash,
    dailyValues: async (metric, dimension, since) => dailyValues(db, metric, dimension, since),
    leaves: async (metric, wanted) => loadLeaves(db, metric, wanted),
    columnValues: async (table, column) => columnValues(db, table, column),
    checks: () => warehouseChecks(db),
  };
}
