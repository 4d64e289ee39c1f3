import type { IncidentReport } from '../incident-report.ts';
import { incidentJson } from '../incident-json.ts';
import { csvLine } from './csv-line.ts';

const HEADER = [
  ...['id', 'state', 'severity', 'type', 'metric', 'slice', 'onset', 'opened_on', 'last_alert', 'closed_on'],
  ...['days', 'impact', 'mean_gap', 'unit', 'merged_into', 'sentence'],
] as const;

/** One line an incident. */
export function incidentsCsv(incidents: readonly IncidentReport[], currency: string): string {
  const lines = incidents.map((incident) => {
    const row = incidentJson(incident, currency);
    return csvLine(
      HEADER.map((column) => (column === 'impact' && row.impact !== null ? Number(row.impact) : row[column])),
    );
  });
  return [csvLine([...HEADER]), ...lines].join('');
}
