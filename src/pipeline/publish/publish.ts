import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { zone } from '../../calendar/zone.ts';
import { alertsCsv } from '../../report/csv/alerts-csv.ts';
import { forecastCsv } from '../../report/csv/forecast-csv.ts';
import type { Database } from '../../store/database.ts';
import type { Business } from '../../config/business.ts';
import { freshness } from '../freshness.ts';
import { usualPlots, writePlots } from './plots.ts';
import type { ReadModel } from '../read/read-model.ts';
import { writeFileAtomic } from './write-file-atomic.ts';

const FORECAST_FILE = '_forecast_with_alerts.csv';

/** Writes the outputs of a run into a folder, each file at once or not at all: their names. */
export async function publish(
  db: Database,
  business: Business,
  asOf: Date,
  model: ReadModel,
  folder: string,
): Promise<string[]> {
  const { summary, series } = model;
  const all = [...series.values()];
  const written: string[] = [];
  for (const { metric, days, ahead } of all.filter(({ slice }) => slice === ''))
    written.push(await writeFileAtomic(folder, `${metric.id}${FORECAST_FILE}`, forecastCsv(days, ahead)));
  await removeOutdated(folder, written);
  const verdicts = all.flatMap(({ days }) => days);
  written.push(await writeFileAtomic(folder, 'alerts.csv', alertsCsv(verdicts, summary.currency)));
  const fresh = await freshness(db, business, asOf.getTime(), zone(business.zone));
  written.push(...(await writePlots(db, business, fresh, model, folder, usualPlots)));
  return written;
}

/** Takes away what an earlier run wrote of metrics that are not watched any more. */
async function removeOutdated(folder: string, written: readonly string[]): Promise<void> {
  await mkdir(folder, { recursive: true });
  const outdated = (await readdir(folder)).filter((name) => name.endsWith(FORECAST_FILE) && !written.includes(name));
  for (const name of outdated) await rm(join(folder, name));
}
