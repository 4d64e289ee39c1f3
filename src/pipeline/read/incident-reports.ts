import { addDays } from '../../calendar/day.ts';
import type { Business } from '../../config/business.ts';
import { handling, type Handling } from '../../incidents/action.ts';
import type { IncidentRecord } from '../../incidents/incident.ts';
import type { ExplanationReport } from '../../report/explained.ts';
import type { IncidentDetail, IncidentReport } from '../../report/incident-report.ts';
import type { Database } from '../../store/database.ts';
import type { StoredDataFault } from '../../store/data-faults/data-fault-row.ts';
import { loadDataFaults } from '../../store/data-faults/load-data-faults.ts';
import { loadActions } from '../../store/incidents/actions.ts';
import { loadIncidents, loadTransitions, type IncidentsQuery } from '../../store/incidents/load-incidents.ts';
import { minorDigits } from '../incidents/minor-digits.ts';
import { followedSeries } from './followed-series.ts';
import type { Snapshot } from './snapshot.ts';

type Declared = Pick<Business, 'metrics' | 'currency'>;

type At = Pick<Snapshot, 'fresh' | 'runId'>;

/** Incidents as the newest finished run left them: open ones first, the newest first of both. */
export async function incidentReports(
  db: Database,
  business: Declared,
  { fresh }: Pick<At, 'fresh'>,
  query: IncidentsQuery,
): Promise<IncidentReport[]> {
  const incidents = await loadIncidents(db, followedSeries(business), query);
  if (incidents.length === 0) return [];
  const actions = await loadActions(db, query.id);
  const today = addDays(fresh.lastClosed, 1);
  return incidents.flatMap((incident) => {
    return reportOf(business, incident, handling(incident, actions.get(incident.id) ?? [], today)) ?? [];
  });
}

/** An incident with its timeline; null if there is none of that id. @param explain why a series differed on some days */
export async function incidentDetail(
  db: Database,
  business: Declared,
  at: At,
  id: string,
  explain: (incident: IncidentReport) => Promise<ExplanationReport | null>,
): Promise<IncidentDetail | null> {
  const [incident] = await incidentReports(db, business, at, { id, offset: 0, limit: 1 });
  if (!incident) return null;
  const metrics = new Map(business.metrics.map((metric) => [metric.id, metric]));
  const timeline = (await loadTransitions(db, id)).flatMap(
    ({ metric: metricId, incident: _id, runId: _run, ...line }) => {
      const metric = metrics.get(metricId);
      return metric ? [{ ...line, metric }] : [];
    },
  );
  const span = { first: incident.onset, last: incident.lastAlert, runId: at.runId };
  const dataFaults = (await loadDataFaults(db, span)).filter((fault) => touches(fault, incident.members));
  const actions = (await loadActions(db, id)).get(id) ?? [];
  return { ...incident, timeline, dataFaults, actions, reason: incident.isData ? null : await explain(incident) };
}

function reportOf(
  { metrics, currency }: Declared,
  { metric: id, members, ...incident }: IncidentRecord,
  handled: Handling,
): IncidentReport | null {
  const byId = new Map(metrics.map((metric) => [metric.id, metric]));
  const metric = byId.get(id);
  if (!metric) return null;
  return {
    ...incident,
    handling: handled,
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
