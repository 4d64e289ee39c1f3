import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { addDays } from '../calendar/day.ts';
import { zone } from '../calendar/zone.ts';
import { alertsCsv } from '../report/alerts-csv.ts';
import { forecastCsv } from '../report/forecast-csv.ts';
import type { Database } from '../store/database.ts';
import { loadForecast } from '../store/queries/load-forecasts.ts';
import type { Business } from './business.ts';
import { freshness, metricThrough } from './freshness.ts';
import { modelVersion } from './judge-series.ts';
import { dayVerdicts } from './summary.ts';

const FORECAST_FILE = '_forecast_with_alerts.csv';

/** Writes the outputs of a run into a folder, each file at once or not at all: their names. */
export async function publish(db: Database, business: Business, asOf: Date, folder: string): Promise<string[]> {
  const fresh = await freshness(db, business, asOf.getTime(), zone(business.zone));
  const verdicts = await dayVerdicts(db, business, fresh);
  const written: string[] = [];
  for (const metric of business.metrics) {
    const days = verdicts.filter((verdict) => verdict.metric.id === metric.id && verdict.slice === '');
    const through = metricThrough(metric, business, fresh);
    if (days.length === 0 || through === null) continue;
    const ahead = await loadForecast(db, metric.id, '', addDays(through, 1), modelVersion);
    const isAhead = ahead.filter(({ day }) => day > fresh.lastClosed);
    written.push(await writeWhole(folder, `${metric.id}${FORECAST_FILE}`, forecastCsv(days, isAhead)));
  }
  await removeOutdated(folder, written);
  written.push(await writeWhole(folder, 'alerts.csv', alertsCsv(verdicts, business.currency)));
  return written;
}

/** Takes away what an earlier run wrote of metrics that are not watched any more. */
async function removeOutdated(folder: string, written: readonly string[]): Promise<void> {
  await mkdir(folder, { recursive: true });
  const outdated = (await readdir(folder)).filter((name) => name.endsWith(FORECAST_FILE) && !written.includes(name));
  for (const name of outdated) await rm(join(folder, name));
}

/** Writes a file, and its folder if need be: a reader sees the old file or the new one, never half of one. */
export async function writeWhole(folder: string, name: string, content: string): Promise<string> {
  await mkdir(folder, { recursive: true });
  // One name for all attempts: what a killed one left is written over by the next.
  const unfinished = join(folder, `.${name}.unfinished`);
  await writeFile(unfinished, content);
  await rename(unfinished, join(folder, name));
  return name;
}
