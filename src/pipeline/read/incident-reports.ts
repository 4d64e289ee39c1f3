import type { Business } from '../../config/business.ts';
import type { IncidentRecord } from '../../incidents/incident.ts';
import type { IncidentDetail, IncidentReport } from '../../report/incident-report.ts';
import type { Database } from '../../store/database.ts';
import type { StoredDataFault } from '../../store/data-faults/data-fault-row.ts';
import { loadDataFaults } from '../../store/data-faults/load-data-faults.ts';
import { loadIncidents, loadTransitions, type IncidentsQuery } from '../../store/incidents/load-incidents.ts';
import { minorDigits } from '../incidents/minor-digits.ts';
import { followedSeries } from './followed-series.ts';

type Declared = Pick<Business, 'metrics' | 'currency'>;

/** Incidents as the newest finished run left them: open ones first, the newest first of both. */
export async function incidentReports(
  db: Database,
  business: Declared,
  query: IncidentsQuery,
): Promise<IncidentReport[]> {
  const incidents = await loadIncidents(db, followedSeries(business), query);
  return incidents.flatMap((incident) => reportOf(business, incident) ?? []);
}

/** An incident with its timeline; null if there is none of that id. */
export async function incidentDetail(
  db: Database,
  business: Declared,
  id: string,
  runId: number,
): Promise<IncidentDetail | null> {
  const [incident] = await incidentReports(db, business, { id, offset: 0, limit: 1 });
  if (!incident) return null;
  const metrics = new Map(business.metrics.map((metric) => [metric.id, metric]));
  const timeline = (await loadTransitions(db, id)).flatMap(
    ({ metric: metricId, incident: _id, runId: _run, ...line }) => {
      const metric = metrics.get(metricId);
      return metric ? [{ ...line, metric }] : [];
    },
  );
  const span = { first: incident.onset, last: incident.lastAlert, runId };
  const dataFaults = (await loadDataFaults(db, span)).filter((fault) => touches(fault, incident.members));
  return { ...incident, timeline, dataFaults };
}

function reportOf(
  { metrics, currency }: Declared,
  { metric: id, members, ...incident }: IncidentRecord,
): IncidentReport | null {
  const byId = new Map(metrics.map((metric) => [metric.id, metric]));
  const metric = byId.get(id);
  if (!metric) return null;
  return {
    ...incident,
    metric,
    decimals: metric.unit === 'currency' ? minorDigits(currency) : 0,
    members: members.flatMap((member) => {
      const own = byId.get(member.metric);
      return own ? [{ ...member, metric: own }] : [];
    }),
  };
}

function touches({ touches: touched }: StoredDataFault, members: IncidentReport['members']): boolean {
  return members.some(({ metric, slice }) =>
    touched.some(
      ([id, slices]) => id === metric.id && (slices === slice || (slices !== '' && slice.startsWith(`${slices}=`))),
    ),
  );
}
