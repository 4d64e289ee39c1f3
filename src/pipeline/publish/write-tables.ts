import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { alertsCsv } from '../../report/csv/alerts-csv.ts';
import { forecastCsv } from '../../report/csv/forecast-csv.ts';
import { incidentJson } from '../../report/incident-json.ts';
import type { ReadModel } from '../read/read-model.ts';
import type { SeriesReport } from '../read/series/series-report.ts';
import { staleDay } from '../read/stale-day.ts';
import { reportOf } from './report-of.ts';
import { writeFileAtomic } from './write-file-atomic.ts';

/** The name of the report in the folder of the outputs. */
export const REPORT_FILE = 'report.html';
const FORECAST_FILE = '_forecast_with_alerts.csv';

/** Writes the tables of a run into a folder, each file atomically: their names. @param reports of the whole metrics */
export async function writeTables(
  model: ReadModel,
  reports: readonly SeriesReport[],
  folder: string,
): Promise<string[]> {
  const written: string[] = [];
  for (const { metric, days, forecast } of reports)
    written.push(await writeFileAtomic(folder, `${metric.id}${FORECAST_FILE}`, forecastCsv(days, forecast)));
  await removeOutdated(folder, written);
  const alerts = await model.alerts({ offset: 0, limit: null });
  const incidents = await model.incidents({ offset: 0, limit: null });
  const data = incidents.map((incident) => incidentJson(incident, model.business.currency));
  written.push(await writeFileAtomic(folder, 'incidents.json', `${JSON.stringify({ data }, null, 2)}\n`));
  const beside = { stale: staleDay(model), dataFaults: await model.dataFaults() };
  written.push(await writeFileAtomic(folder, REPORT_FILE, await reportOf(model)));
  written.push(await writeFileAtomic(folder, 'alerts.csv', alertsCsv(alerts, model.business.currency, beside)));
  return written;
}

/** Removes the files of an earlier run for metrics that are no longer watched. */
async function removeOutdated(folder: string, written: readonly string[]): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const outdated = (await readdir(folder)).filter((name) => name.endsWith(FORECAST_FILE) && !written.includes(name));
  for (const name of outdated) await rm(join(folder, name));
}
