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
import { loadIncidentsOf, withTransitions } from '../../store/incidents/load-known-incidents.ts';
import { loadNodeDays } from '../../store/incidents/load-node-days.ts';
import { saveRevisions } from '../../store/incidents/save-revisions.ts';
import { loadUnseenVerdicts, markVerdictsSeen } from '../../store/incidents/unseen-verdicts.ts';
import { sourceTablesOf } from '../../warehouse/source-tables.ts';
import { isFollowed } from '../judge/is-followed.ts';
import { minorDigits } from './minor-digits.ts';

/** Metrics that share incidents, or incidents of their data. */
interface Tree {
  readonly metrics: readonly NodeMetric[];
  readonly isData: boolean;
}

/** A tree, and the day from which on its incidents are derived again. */
interface StaleTree extends Tree {
  readonly from: Day;
}

/**
 * Derives the incidents anew that new verdicts bear on, those of a run and of runs before it that left this to it, and records what has
 * changed, in a number of statements that does not depend on the series. They are derived from the current verdicts alone, so that a run that was interrupted leaves nothing to repair. Part of
 * the transaction that saves the verdicts.
 */
export async function updateIncidents(
  db: Database,
  { metrics: definitions, currency }: Pick<Business, 'metrics' | 'currency'>,
  runId: number,
): Promise<void> {
  const judged = await loadUnseenVerdicts(db);
  if (judged.size === 0) return;
  await markVerdictsSeen(db, runId);
  const metrics = nodeMetrics(definitions, minorDigits(currency), (metric) => sourceTablesOf(metric).join());
  const touched = treesOf([...metrics.values()]).filter((tree) => tree.metrics.some(({ id }) => judged.has(id)));
  const known = await loadIncidentsOf(db, [...metrics.keys()]);
  const stale = touched.flatMap((tree) => staleTree(tree, judged, known) ?? []);
  const [first, ...rest] = stale;
  if (!first) return;
  const recorded = await withTransitions(db, known, earliestDay(first.from, ...rest.map(({ from }) => from)));
  const firstDays = new Map<string, Day>();
  for (const { metrics: own, from } of stale)
    for (const { id } of own) {
      const first = addDays(from, -USUAL_DAYS);
      firstDays.set(id, earliestDay(first, firstDays.get(id) ?? first));
    }
  const byId = new Map(definitions.map((metric) => [metric.id, metric]));
  const days = (await loadNodeDays(db, firstDays, runId)).filter(({ metric, slice }) => {
    const definition = byId.get(metric);
    return definition && isFollowed(definition, slice);
  });
  const changed = stale.flatMap((tree): Revision[] => {
    const own = new Set(tree.metrics.map(({ id }) => id));
    const verdicts = days.filter(({ metric }) => own.has(metric));
    const to = latestDay(tree.from, ...new Set(verdicts.map(({ day }) => day)));
    const derived = incidentsOf(verdicts, metrics, { from: tree.from, to, isData: tree.isData });
    const before = recorded.filter(
      ({ metric, isData, openedOn }) => own.has(metric) && isData === tree.isData && openedOn >= tree.from,
    );
    return revisions(before, derived, to);
  });
  await saveRevisions(db, changed, runId);
}

function treesOf(metrics: readonly NodeMetric[]): Tree[] {
  return [false, true].flatMap((isData) =>
    [...grouped(metrics, ({ root, dataRoot }) => (isData ? dataRoot : root)).values()].map((own) => {
      return { metrics: own, isData };
    }),
  );
}

/** A day before which no incident was open that the changed verdicts bear on, and none closed so lately that it could be reopened. */
function staleTree(tree: Tree, judged: ReadonlyMap<string, Day>, known: readonly IncidentRecord[]): StaleTree | null {
  const [first, ...others] = tree.metrics.flatMap(({ id }) => judged.get(id) ?? []);
  if (first === undefined) return null;
  const own = new Set(tree.metrics.map(({ id }) => id));
  let from = earliestDay(first, ...others);
  const newestFirst = known
    .filter(({ metric, isData, state }) => own.has(metric) && isData === tree.isData && state !== 'withdrawn')
    .toReversed();
  for (const { openedOn, closedOn } of newestFirst)
    if (closedOn === null || closedOn + incidentRules.reopenDays >= from) from = earliestDay(from, openedOn);
  return { ...tree, from };
}
