import { zone } from '../calendar/zone.ts';
import { alertsCsv } from '../report/alerts-csv.ts';
import { forecastCsv } from '../report/forecast-csv.ts';
import type { Database } from '../store/database.ts';
import type { Business } from './business.ts';
import { freshness } from './freshness.ts';
import { outlooks } from './outlooks.ts';
import { usualPlots, writePlots } from './plots.ts';
import { dayVerdicts } from './summary.ts';
import { writeWhole } from './write-whole.ts';

/** Writes the outputs of a run into a folder, each file at once or not at all: their names. */
export async function publish(db: Database, business: Business, asOf: Date, folder: string): Promise<string[]> {
  const fresh = await freshness(db, business, asOf.getTime(), zone(business.zone));
  const verdicts = await dayVerdicts(db, business, fresh);
  const shown = await outlooks(db, business, verdicts, fresh);
  const written: string[] = [];
  for (const { metric, days, ahead } of shown) {
    written.push(await writeWhole(folder, `${metric.id}_forecast_with_alerts.csv`, forecastCsv(days, ahead)));
  }
  written.push(await writeWhole(folder, 'alerts.csv', alertsCsv(verdicts, business.currency)));
  written.push(...(await writePlots(db, business, fresh, shown, folder, usualPlots)));
  return written;
}
