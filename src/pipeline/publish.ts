import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { alertsCsv } from '../report/alerts-csv.ts';
import { forecastCsv } from '../report/forecast-csv.ts';
import type { ReadModel } from './read-model.ts';

/** Writes the outputs of a run into a folder, each file at once or not at all: their names. */
export async function publish({ summary, series }: ReadModel, folder: string): Promise<string[]> {
  const all = [...series.values()];
  const written: string[] = [];
  for (const { metric, slice, days, ahead } of all) {
    if (slice !== '') continue;
    written.push(await writeWhole(folder, `${metric.id}_forecast_with_alerts.csv`, forecastCsv(days, ahead)));
  }
  const verdicts = all.flatMap(({ days }) => days);
  written.push(await writeWhole(folder, 'alerts.csv', alertsCsv(verdicts, summary.currency)));
  return written;
}

/** Writes a file, and its folder if need be: a reader sees the old file or the new one, never half of one. */
export async function writeWhole(folder: string, name: string, content: string): Promise<string> {
  await mkdir(folder, { recursive: true });
  const unfinished = join(folder, `.${name}.${process.pid}`);
  await writeFile(unfinished, content);
  await rename(unfinished, join(folder, name));
  return name;
}
