import { strToU8, zipSync } from 'fflate';
import { addDays } from '../../calendar/day.ts';
import type { ReadModel } from '../../pipeline/read/read-model.ts';
import type { SeriesReport } from '../../pipeline/read/series/series-report.ts';
import { forecastChart } from '../../report/charts/forecast/forecast-chart.ts';
import { forecastData } from '../../report/charts/forecast/forecast-data.ts';
import { forecastCsv } from '../../report/csv/forecast-csv.ts';
import type { IncidentDetail } from '../../report/incident-detail.ts';
import { incidentDetailJson } from '../../report/incident-json.ts';
import { explanationJson } from '../explanation/json.ts';
import { evidenceReadme } from './evidence-readme.ts';

const DAYS_BEFORE = 28;
const SIZE = { width: 960, height: 420 };
/** The earliest that a zip archive can hold: the same incident is the same file, whenever it is packed. */
const PACKED_AT = new Date(1980, 0, 1);

/**
 * All that is known of an incident as one zip archive: the incident and its explanation as the API answers, the days of the series that it
 * is named after and the 28 before as CSV and as a chart, and a text that says what they are.
 *
 * @returns null if there is no incident of that id
 */
export async function evidenceBundle(model: ReadModel, id: string): Promise<Uint8Array<ArrayBuffer> | null> {
  const incident = await model.incident(id);
  if (!incident) return null;
  const files = await evidenceFiles(model, incident);
  const texts = { 'README.txt': evidenceReadme(incident, model.business, Object.keys(files)), ...files };
  const packed = Object.entries(texts).map(([name, content]) => [name, strToU8(content)] as const);
  return zipSync(Object.fromEntries(packed), { mtime: PACKED_AT });
}

/** @example evidenceFileName('revenue-2026-09-21') // 'revenue-2026-09-21-evidence.zip' */
export function evidenceFileName(id: string): string {
  return `${id.replace(/[^\w.-]/g, '_')}-evidence.zip`;
}

async function evidenceFiles(model: ReadModel, incident: IncidentDetail): Promise<Record<string, string>> {
  const { currency } = model.business;
  const { metric, slice, onset, lastAlert, reason } = incident;
  const report = await model.seriesReport(metric.id, slice);
  const days = report?.days.filter(({ day }) => day >= addDays(onset, -DAYS_BEFORE) && day <= lastAlert) ?? [];
  const chart = report && chartOf({ ...report, days }, currency);
  return {
    'incident.json': json(incidentDetailJson(incident, currency)),
    ...(days.length > 0 && { 'series.csv': forecastCsv(days, []) }),
    ...(chart && { 'chart.svg': chart }),
    ...(reason && { 'explanation.json': json(explanationJson(reason, currency, model.fresh.lastClosed)) }),
  };
}

function json(data: object): string {
  return `${JSON.stringify({ data }, null, 2)}\n`;
}

function chartOf({ id, days, events }: SeriesReport, currency: string): string | null {
  const last = days.at(-1)?.day;
  const data = forecastData({
    days,
    ahead: [],
    month: null,
    runningDay: null,
    events: events.filter(({ from }) => last !== undefined && from <= last),
    currency,
  });
  return data && forecastChart(data, { theme: 'light', id, boundaries: true, ...SIZE });
}
