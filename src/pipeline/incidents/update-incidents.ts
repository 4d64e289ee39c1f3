import { addDays, type Day } from '../../calendar/day.ts';
import type { Business } from '../../config/business.ts';
import { earliestDay, latestDay } from '../../incidents/day-order.ts';
import type { IncidentRecord } from '../../incidents/incident.ts';
import { incidentsOf, USUAL_DAYS } from '../../incidents/incidents-of.ts';
import { nodeMetrics, type NodeMetric } from '../../incidents/node-metric.ts';
import { revisions, type Revision } from '../../incidents/revisions.ts';
import { incidentRules } from '../../incidents/rules.ts';
import type { Database } from '../../store/database.ts';
import { grouped } from '../../store/grouped.ts';
import { loadJudgedByRun } from '../../store/incidents/load-judged-by-run.ts';
import { loadIncidentsOf, withTransitions } from '../../store/incidents/load-known-incidents.ts';
import { loadNodeDays } from '../../store/incidents/load-node-days.ts';
import { saveRevisions } from '../../store/incidents/save-revisions.ts';
import { isFollowed } from '../judge/is-followed.ts';
import { minorDigits } from './minor-digits.ts';

/** Metrics that share incidents, and the day from which on these are derived again. */
interface StaleTree {
  readonly metrics: readonly NodeMetric[];
  readonly from: Day;
}

/**
 * Derives the incidents anew that verdicts of a run bear on, and records what has changed, in a number of statements that does not depend
 * on the series. They are derived from the current verdicts alone, so that a run that was interrupted leaves nothing to repair. Part of
 * the transaction that saves the verdicts.
 */
export async function updateIncidents(
  db: Database,
  { metrics: definitions, currency }: Pick<Business, 'metrics' | 'currency'>,
  runId: number,
): Promise<void> {
  const judged = await loadJudgedByRun(db, runId);
  if (judged.size === 0) return;
  const metrics = nodeMetrics(definitions, minorDigits(currency));
  const trees = [...grouped([...metrics.values()], ({ root }) => root).values()];
  const touched = trees.filter((tree) => tree.some(({ id }) => judged.has(id)));
  const known = await loadIncidentsOf(
    db,
    touched.flat().map(({ id }) => id),
  );
  const stale = touched.flatMap((tree) => staleTree(tree, judged, known) ?? []);
  const [first, ...rest] = stale;
  if (!first) return;
  const recorded = await withTransitions(db, known, earliestDay(first.from, ...rest.map(({ from }) => from)));
  const firstDays = new Map(
    stale.flatMap((tree) => tree.metrics.map(({ id }) => [id, addDays(tree.from, -USUAL_DAYS)] as const)),
  );
  const byId = new Map(definitions.map((metric) => [metric.id, metric]));
  const days = (await loadNodeDays(db, firstDays, runId)).filter(({ metric, slice }) => {
    const definition = byId.get(metric);
    return definition && isFollowed(definition, slice);
  });
  const changed = stale.flatMap((tree): Revision[] => {
    const own = new Set(tree.metrics.map(({ id }) => id));
    const verdicts = days.filter(({ metric }) => own.has(metric));
    const to = latestDay(tree.from, ...new Set(verdicts.map(({ day }) => day)));
    const derived = incidentsOf(verdicts, metrics, { from: tree.from, to });
    const before = recorded.filter(({ metric, openedOn }) => own.has(metric) && openedOn >= tree.from);
    return revisions(before, derived, to);
  });
  await saveRevisions(db, changed, runId);
}

/** A day before which no incident was open that the changed verdicts bear on, and none closed so lately that it could be reopened. */
function staleTree(
  tree: readonly NodeMetric[],
  judged: ReadonlyMap<string, Day>,
  known: readonly IncidentRecord[],
): StaleTree | null {
  const [first, ...others] = tree.flatMap(({ id }) => judged.get(id) ?? []);
  if (first === undefined) return null;
  const own = new Set(tree.map(({ id }) => id));
  let from = earliestDay(first, ...others);
  const newestFirst = known.filter(({ metric, state }) => own.has(metric) && state !== 'withdrawn').toReversed();
  for (const { openedOn, closedOn } of newestFirst)
    if (closedOn === null || closedOn + incidentRules.reopenDays >= from) from = earliestDay(from, openedOn);
  return { metrics: tree, from };
}
