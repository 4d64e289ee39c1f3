import { addDays, type Day } from '../../calendar/day.ts';
import type { Business } from '../../config/business.ts';
import { handling, type Handling } from '../../incidents/action.ts';
import { coincidences } from '../../incidents/chance/coincidences.ts';
import type { IncidentRecord } from '../../incidents/incident.ts';
import type { ExplanationReport } from '../../report/explained.ts';
import type { IncidentDetail, ReportedCoincidence } from '../../report/incident-detail.ts';
import type { IncidentReport } from '../../report/incident-report.ts';
import type { Database } from '../../store/connect/database.ts';
import type { StoredDataFault } from '../../store/data-faults/data-fault-row.ts';
import { loadDataFaults } from '../../store/data-faults/load-data-faults.ts';
import { loadActions } from '../../store/incidents/actions.ts';
import { loadLevelChangesOf } from '../../store/incidents/level-changes.ts';
import { loadIncidentsOf } from '../../store/incidents/load-known-incidents.ts';
import { areIncidentsDerived } from '../../store/incidents/unseen-verdicts.ts';
import { loadIncidents, loadTransitions, type IncidentsQuery } from '../../store/incidents/load-incidents.ts';
import { deriveIncidents, nodeMetricsOf, treesOf, type Declared } from '../incidents/derive-incidents.ts';
import { derivedFrom } from '../incidents/update-incidents.ts';
import { minorDigits } from '../../metrics/minor-digits.ts';
import { followedSeries, isOperational } from './series/followed-series.ts';
import { judgedSpan, type Snapshot } from './snapshot.ts';

/** Incidents as the newest finished run left them: open ones first, the newest first of both. */
export async function incidentReports(
  db: Database,
  business: Business,
  snapshot: Snapshot,
  query: IncidentsQuery,
): Promise<IncidentReport[]> {
  return isOfLaterDays(snapshot)
    ? derivedReports(db, business, snapshot, query)
    : storedReports(db, business, snapshot, query);
}

/** The incidents that the summary is about: open ones and those with an alert since a day. Where no run has derived any yet, they are derived here. */
export async function latelyReports(
  db: Database,
  business: Business,
  snapshot: Snapshot,
  since: Day,
): Promise<IncidentReport[]> {
  const lately = { since, offset: 0, limit: null };
  if (await areIncidentsDerived(db)) return incidentReports(db, business, snapshot, lately);
  return derivedReports(db, business, snapshot, lately);
}

/** Whether stored incidents take days into account that the newest run did not know, as it was one as of a moment before another run. */
function isOfLaterDays({ incidentsTo, fresh }: Snapshot): boolean {
  return incidentsTo !== null && incidentsTo > fresh.lastClosed;
}

async function storedReports(
  db: Database,
  business: Business,
  snapshot: Snapshot,
  query: IncidentsQuery,
): Promise<IncidentReport[]> {
  return reportsOf(db, business, snapshot, await loadIncidents(db, followedSeries(business), query), query.id);
}

/** Incidents as the days up to the last closed one alone show them, in the same order. */
async function derivedReports(
  db: Database,
  business: Business,
  snapshot: Snapshot,
  { state, id, since, offset, limit }: IncidentsQuery,
): Promise<IncidentReport[]> {
  const places = new Map(business.metrics.map((metric, place) => [metric.id, place]));
  const reports = await reportsOf(db, business, snapshot, await derivedRecords(db, business, snapshot), id);
  const openFirst = (report: IncidentReport): number => (isOpen(report) ? 0 : 1);
  return reports
    .filter((one) => id === undefined || one.id === id)
    .filter((one) => state === undefined || isOpen(one) === (state === 'open'))
    .filter((one) => since === undefined || isOpen(one) || one.lastAlert >= since)
    .toSorted(
      (a, b) =>
        openFirst(a) - openFirst(b) ||
        b.openedOn - a.openedOn ||
        (places.get(a.metric.id) ?? 0) - (places.get(b.metric.id) ?? 0) ||
        (a.id < b.id ? -1 : 1),
    )
    .slice(offset, limit === null ? undefined : offset + limit);
}

function isOpen({ state, handling: { settledAs } }: IncidentReport): boolean {
  return state === 'open' && settledAs === null;
}

async function derivedRecords(db: Database, business: Business, snapshot: Snapshot): Promise<IncidentRecord[]> {
  const { first, runId } = judgedSpan(business, snapshot);
  const metrics = nodeMetricsOf(business);
  const known = snapshot.incidentsTo === null ? [] : await loadIncidentsOf(db, [...metrics.keys()]);
  const from = derivedFrom(known, first);
  const trees = treesOf(metrics).map((tree) => ({ ...tree, from }));
  const derived = await deriveIncidents(db, business, trees, runId, snapshot.fresh.lastClosed);
  return derived.flatMap(({ incidents }) => incidents);
}

async function reportsOf(
  db: Database,
  business: Declared,
  { fresh }: Pick<Snapshot, 'fresh'>,
  incidents: readonly IncidentRecord[],
  id?: string,
): Promise<IncidentReport[]> {
  if (incidents.length === 0) return [];
  const actions = await loadActions(db, id);
  const today = addDays(fresh.lastClosed, 1);
  return incidents.flatMap((incident) => {
    return reportOf(business, incident, handling(incident, actions.get(incident.id) ?? [], today)) ?? [];
  });
}

/** An incident with its timeline; null if there is none of that id. @param explain why a series differed on some days */
export async function incidentDetail(
  db: Database,
  business: Business,
  at: Snapshot,
  id: string,
  explain: (incident: IncidentReport) => Promise<ExplanationReport | null>,
): Promise<IncidentDetail | null> {
  const [incident] = await incidentReports(db, business, at, { id, offset: 0, limit: 1 });
  if (!incident) return null;
  const metrics = new Map(business.metrics.map((metric) => [metric.id, metric]));
  const recorded = (await loadTransitions(db, id)).filter(({ day }) => day <= at.fresh.lastClosed);
  const timeline = recorded.flatMap(({ metric: metricId, incident: _id, runId: _run, ...line }) => {
    const metric = metrics.get(metricId);
    return metric ? [{ ...line, metric }] : [];
  });
  const span = { first: incident.onset, last: incident.lastAlert, runId: at.runId };
  const dataFaults = (await loadDataFaults(db, span)).filter((fault) => touches(fault, incident.members));
  const actions = (await loadActions(db, id)).get(id) ?? [];
  const levelChanges = (await loadLevelChangesOf(db, id)).flatMap((change) => {
    const metric = metrics.get(change.metric);
    return metric ? [{ ...change, metric }] : [];
  });
  const beside = await coincidencesOf(db, business, at, id);
  return {
    ...incident,
    timeline,
    dataFaults,
    coincidences: beside,
    actions,
    levelChanges,
    reason: incident.isData ? null : await explain(incident),
  };
}

/** The incidents of operations that began with one. */
async function coincidencesOf(
  db: Database,
  business: Business,
  snapshot: Snapshot,
  id: string,
): Promise<ReportedCoincidence[]> {
  const operational = new Map(business.metrics.filter(isOperational).map((metric) => [metric.id, metric]));
  const all = isOfLaterDays(snapshot)
    ? await derivedRecords(db, business, snapshot)
    : await loadIncidents(db, followedSeries(business), { offset: 0, limit: null });
  const incident = all.find((one) => one.id === id);
  if (!incident) return [];
  const { first, last } = judgedSpan(business, snapshot);
  return coincidences(incident, all, { metrics: new Set(operational.keys()), first, last }).flatMap((one) => {
    const metric = operational.get(one.metric);
    return metric ? [{ ...one, metric }] : [];
  });
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
