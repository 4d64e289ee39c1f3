import { calendarOf } from '../../calendar/calendar-row.ts';
import { addDays, type Day } from '../../calendar/day.ts';
import type { Business } from '../../config/business.ts';
import type { History } from '../../forecast/model.ts';
import { atNewLevels, levelChangesOf, levelsInForce, type LevelChange } from '../../metrics/level-change.ts';
import { series, seriesId } from '../../metrics/series.ts';
import type { IncidentReport } from '../../report/incident-report.ts';
import type { ConfirmedLevel } from '../../report/words/incidents/confirmed-level-text.ts';
import type { Database } from '../../store/connect/database.ts';
import { ALL_DAYS, loadDataFaults } from '../../store/data-faults/load-data-faults.ts';
import { loadConfirmedLevelChanges, loadLevelChangesOf } from '../../store/incidents/level-changes.ts';
import { loadSeriesValues } from '../../store/versions/load-series-values.ts';
import { faultsBySeries } from '../data-faults/faults-by-series.ts';
import { lenderOf } from '../judge/judge-plan.ts';
import { openValues, seriesRolling } from '../judge/judge-series.ts';
import type { JudgingRun } from '../judge/judging-run.ts';
import { loadWholes } from '../judge/load-wholes.ts';
import { metricInputs, seriesInputs, type SeriesInputs } from '../judge/metric-inputs.ts';
import type { Snapshot } from '../read/snapshot.ts';
import { grouped } from '../../store/grouped.ts';
import { metricThrough } from '../freshness.ts';
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
  const { runId, fresh } = snapshot;
  const business = await withFeedback(db, declared, runId);
  const run = { business, fresh, runId, ...faultsBySeries(await loadDataFaults(db, { ...ALL_DAYS, runId })) };
  const confirmed = await loadConfirmedLevelChanges(db, incident.id);
  const members = incident.members.map(({ metric, slice }) => seriesInputs(metricInputs(metric, run), slice, run));
  const values = await loadSeriesValues(
    db,
    members.map(({ metric, slice }) => ({ metric: metric.id, slice, from: null })),
    runId,
  );
  const wholes = await loadWholes(db, run, members);
  return members.map((member): ConfirmedLevel => {
    const { metric, slice } = member;
    const named = { metric, slice };
    const before = levelsInForce(levelChangesOf(confirmed, { metric: metric.id, slice }))[0];
    if (before) return { ...named, outcome: 'confirmed_before', change: before };
    const rows = values.get(seriesId(metric.id, slice)) ?? [];
    const whole = slice === '' ? null : (wholes.get(metric.id) ?? null);
    const level = incident.isData ? null : newLevel(run, member, rows, whole, incident.onset);
    if (level === null) return { ...named, outcome: 'unknown', change: null };
    if (Math.abs(level.factor - 1) <= metric.tolerance) return { ...named, outcome: 'at_its_level', change: null };
    const change = { metric: metric.id, slice, from: incident.onset, ...level, incident: incident.id, by };
    return { ...named, outcome: 'moved', change };
  });
}

/** The latest values against what was forecast of them before the incident; null where too little is known for that. */
function newLevel(
  { business, fresh, faultyDays }: JudgingRun,
  { metric, slice, asOf, levelChanges }: SeriesInputs,
  rows: Parameters<typeof series>[2],
  ofMetric: History | null,
  onset: Day,
): Pick<LevelChange, 'factor' | 'knownFrom'> | null {
  const healthy = series(metric, slice, rows, addDays(asOf, -1), business.closures, fresh.lastClosed);
  if (!healthy || onset < healthy.start || onset >= asOf) return null;
  const known = atNewLevels({ ...healthy, faulty: faultyDays(metric.id, slice) }, levelChanges);
  const origin = onset - known.start;
  const rolling = seriesRolling(known, calendarOf(business.holidays, slice), null, lenderOf(known, ofMetric));
  const forecasts = rolling.ahead(origin, asOf - onset);
  const actuals = openValues(known).slice(origin);
  let [expected, actual] = [0, 0];
  for (let ahead = Math.max(0, forecasts.length - DAYS_MEASURED); ahead < forecasts.length; ahead++) {
    const [yhat, value] = [forecasts[ahead] ?? null, actuals[ahead] ?? null];
    if (yhat === null || value === null) continue;
    expected += yhat;
    actual += value;
  }
  return expected > 0 && actual >= 0 ? { factor: actual / expected, knownFrom: asOf } : null;
}

/** What taking the new normal of an incident back makes of each of its series that has another level by it; changes nothing. */
export async function takenBackLevels(
  db: Database,
  business: Business,
  { fresh }: Snapshot,
  { id }: Pick<IncidentReport, 'id'>,
  by: string,
): Promise<ConfirmedLevel[]> {
  const known = await loadLevelChangesOf(db, id);
  return business.metrics.flatMap((metric) => {
    const own = known.filter((change) => change.metric === metric.id);
    const knownFrom = addDays(metricThrough(metric, business, fresh) ?? fresh.lastClosed, 1);
    return [...grouped(own, ({ slice }) => slice)].flatMap(([slice, changes]) =>
      levelsInForce(changes).map((change): ConfirmedLevel => {
        return { metric, slice, outcome: 'taken_back', change: { ...change, knownFrom, factor: 1, by } };
      }),
    );
  });
}
