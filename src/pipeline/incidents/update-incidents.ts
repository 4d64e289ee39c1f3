import type { Day } from '../../calendar/day.ts';
import { earliestDay } from '../../incidents/day-order.ts';
import type { IncidentRecord } from '../../incidents/incident.ts';
import { revisions } from '../../incidents/revisions.ts';
import { incidentRules } from '../../incidents/rules.ts';
import type { Database } from '../../store/connect/database.ts';
import { loadIncidentsOf, withTransitions } from '../../store/incidents/load-known-incidents.ts';
import { saveRevisions } from '../../store/incidents/save-revisions.ts';
import { loadUnseenVerdicts, markVerdictsSeen } from '../../store/incidents/unseen-verdicts.ts';
import {
  deriveIncidents,
  nodeMetricsOf,
  treesOf,
  type Declared,
  type Tree,
  type TreeFrom,
} from './derive-incidents.ts';

/**
 * Derives the incidents anew that new verdicts bear on, those of a run and of runs before it that left this to it, and records what has
 * changed, in a number of statements that does not depend on the series. They are derived from the current verdicts alone, so that a run
 * that was interrupted leaves nothing to repair. Part of the transaction that saves the verdicts.
 */
export async function updateIncidents(db: Database, declared: Declared, runId: number): Promise<void> {
  const judged = await loadUnseenVerdicts(db);
  if (judged.size === 0) return;
  await markVerdictsSeen(db, runId);
  const metrics = nodeMetricsOf(declared);
  const known = await loadIncidentsOf(db, [...metrics.keys()]);
  const stale = treesOf(metrics).flatMap((tree) => {
    const days = tree.isData ? judged : withAllSliced(judged, declared);
    return staleTree(tree, days, known) ?? [];
  });
  const [first, ...rest] = stale;
  if (!first) return;
  const recorded = await withTransitions(db, known, earliestDay(first.from, ...rest.map(({ from }) => from)));
  const derived = await deriveIncidents(db, declared, stale, runId);
  const changed = derived.flatMap(({ metrics: own, isData, from, incidents, to }) => {
    const ids = new Set(own.map(({ id }) => id));
    const before = recorded.filter((one) => ids.has(one.metric) && one.isData === isData && one.openedOn >= from);
    return revisions(before, incidents, to);
  });
  await saveRevisions(db, changed, runId);
}

/** The first judged days, with those of all metrics with slices: what slices of one show decides which of the others are chance. */
function withAllSliced(judged: ReadonlyMap<string, Day>, { metrics }: Declared): ReadonlyMap<string, Day> {
  const sliced = metrics.filter(({ dimensions }) => dimensions.length > 0).map(({ id }) => id);
  const [first, ...others] = sliced.flatMap((id) => judged.get(id) ?? []);
  if (first === undefined) return judged;
  const day = earliestDay(first, ...others);
  return new Map([...judged, ...sliced.map((id) => [id, day] as const)]);
}

/** A tree whose verdicts have changed, with the day from which it is derived anew; null for one without. */
function staleTree(tree: Tree, judged: ReadonlyMap<string, Day>, known: readonly IncidentRecord[]): TreeFrom | null {
  const [first, ...others] = tree.metrics.flatMap(({ id }) => judged.get(id) ?? []);
  if (first === undefined) return null;
  const own = new Set(tree.metrics.map(({ id }) => id));
  const incidents = known.filter(({ metric, isData }) => own.has(metric) && isData === tree.isData);
  return { ...tree, from: derivedFrom(incidents, earliestDay(first, ...others)) };
}

/**
 * A day before which no incident was open that the verdicts from a day on bear on, and none closed so lately that it could be reopened.
 *
 * @param known incidents of one tree, by the day on which they opened
 */
export function derivedFrom(known: readonly IncidentRecord[], day: Day): Day {
  let from = day;
  for (const { openedOn, closedOn, state } of known.toReversed())
    if (state !== 'withdrawn' && (closedOn === null || closedOn + incidentRules.reopenWithinDays >= from))
      from = earliestDay(from, openedOn);
  return from;
}
