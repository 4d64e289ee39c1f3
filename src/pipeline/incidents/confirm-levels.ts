import { calendarOf } from '../../calendar/calendar-row.ts';
import { addDays } from '../../calendar/day.ts';
import type { Business } from '../../config/business.ts';
import { atNewLevels, levelChangesOf, type LevelChange } from '../../metrics/level-change.ts';
import { series, seriesId } from '../../metrics/series.ts';
import type { IncidentReport } from '../../report/incident-report.ts';
import type { ConfirmedLevel } from '../../report/words/incidents/confirmed-level-text.ts';
import type { Database } from '../../store/connect/database.ts';
import { ALL_DAYS, loadDataFaults } from '../../store/data-faults/load-data-faults.ts';
import { loadLevelChangesOf } from '../../store/incidents/level-changes.ts';
import { loadSeriesValues } from '../../store/versions/load-series-values.ts';
import { faultsBySeries, type FaultsBySeries } from '../data-faults/faults-by-series.ts';
import { metricThrough } from '../freshness.ts';
import { openValues, seriesRolling } from '../judge/judge-series.ts';
import type { Snapshot } from '../read/snapshot.ts';
import { withFeedback } from './with-feedback.ts';

/** The level is measured on so many of the latest days. */
const DAYS_MEASURED = 28;

/** What it makes of each series of an incident that its level is the new normal; changes nothing. */
export async function confirmedLevels(
  db: Database,
  declared: Business,
  snapshot: Snapshot,
  incident: IncidentReport,
  by: string,
): Promise<ConfirmedLevel[]> {
  const { runId } = snapshot;
  const business = await withFeedback(db, declared, runId);
  const confirmed = await loadLevelChangesOf(db, incident.id);
  const keys = incident.members.map(({ metric, slice }) => ({ metric: metric.id, slice, from: null }));
  const values = await loadSeriesValues(db, keys, runId);
  const faults = faultsBySeries(await loadDataFaults(db, { ...ALL_DAYS, runId }));
  return incident.members.map(({ metric, slice }): ConfirmedLevel => {
    const named = { metric, slice };
    const before = levelChangesOf(confirmed, { metric: metric.id, slice })[0];
    if (before) return { ...named, outcome: 'confirmed_before', change: before };
    const factor = incident.isData
      ? null
      : newLevel(business, snapshot, named, values.get(seriesId(metric.id, slice)) ?? [], incident, faults);
    if (factor === null) return { ...named, outcome: 'unknown', change: null };
    if (Math.abs(factor.factor - 1) <= metric.tolerance) return { ...named, outcome: 'at_its_level', change: null };
    const change = { metric: metric.id, slice, from: incident.onset, ...factor, incident: incident.id, by };
    return { ...named, outcome: 'moved', change };
  });
}

/** The latest values against what was forecast of them before the incident; null where too little is known for that. */
function newLevel(
  business: Business,
  { fresh }: Snapshot,
  { metric, slice }: Pick<ConfirmedLevel, 'metric' | 'slice'>,
  rows: Parameters<typeof series>[2],
  { onset }: IncidentReport,
  { faultyDays }: FaultsBySeries,
): Pick<LevelChange, 'factor' | 'knownFrom'> | null {
  const through = metricThrough(metric, business, fresh);
  const healthy = through === null ? null : series(metric, slice, rows, through, business.closures);
  if (through === null || !healthy || onset > through) return null;
  const changes = levelChangesOf(business.levelChanges ?? [], { metric: metric.id, slice });
  const known = atNewLevels({ ...healthy, faulty: faultyDays(metric.id, slice) }, changes);
  const origin = onset - known.start;
  if (origin < 0) return null;
  const knownFrom = addDays(through, 1);
  const forecasts = seriesRolling(known, calendarOf(business.holidays, slice)).ahead(origin, knownFrom - onset);
  const actuals = openValues(known).slice(origin);
  let [expected, actual] = [0, 0];
  for (let ahead = Math.max(0, forecasts.length - DAYS_MEASURED); ahead < forecasts.length; ahead++) {
    const [yhat, value] = [forecasts[ahead] ?? null, actuals[ahead] ?? null];
    if (yhat === null || value === null) continue;
    expected += yhat;
    actual += value;
  }
  return expected > 0 && actual >= 0 ? { factor: actual / expected, knownFrom } : null;
}
