import type { HealthScore } from '../../../incidents/health-score.ts';
import { health } from '../../../pipeline/read/health.ts';
import { readModel } from '../../../pipeline/read/read-model.ts';
import { byImpact } from '../../../report/by-impact.ts';
import { incidentsCsv } from '../../../report/csv/incidents-csv.ts';
import { incidentJson } from '../../../report/incident-json.ts';
import type { Context } from '../../context.ts';
import { incidentTable, snoozedTexts } from '../../terminal/incident-table.ts';
import { warnOfStaleness } from '../../warn-of-staleness.ts';
import { withExistingStore } from '../../with-store.ts';

export interface IncidentsOptions {
  readonly all?: boolean;
  readonly format: 'table' | 'json' | 'csv';
}

/** `evenkeel incidents`: the open incidents of the last run, or all there have been. */
export async function incidentsCommand(context: Context, { all = false, format }: IncidentsOptions): Promise<void> {
  const { business, asOf, dueMinute } = context;
  const { currency } = business;
  await withExistingStore(context, async (db) => {
    const model = await readModel(db, business, asOf, dueMinute);
    warnOfStaleness(model);
    const found = await model.incidents({ state: all ? undefined : 'open', offset: 0, limit: null });
    const snoozed = all ? [] : found.filter(({ handling }) => handling.snoozedUntil !== null);
    const incidents = all ? found : found.filter((one) => !snoozed.includes(one)).toSorted(byImpact);
    if (format === 'json') {
      const data = incidents.map((incident) => incidentJson(incident, currency));
      process.stdout.write(`${JSON.stringify({ data }, null, 2)}\n`);
    } else if (format === 'csv') process.stdout.write(incidentsCsv(incidents, currency));
    else
      process.stdout.write(
        `${incidentTable(incidents, model)}${snoozedTexts(snoozed, model)}${healthLine(await health(model))}`,
      );
  });
}

/** `Health 40 of 100: revenue-2026-09-21 −45, error_rate-2026-09-21 −15` */
function healthLine(score: HealthScore | null): string {
  if (!score) return 'Health: not known, because data are late or have a fault\n';
  const lost = score.lost.map(({ id, points }) => `${id} −${points}`);
  return `Health ${score.score} of 100${lost.length === 0 ? '' : `: ${lost.join(', ')}`}\n`;
}
