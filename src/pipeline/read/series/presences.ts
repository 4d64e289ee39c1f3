import type { Metric } from '../../../metrics/metric.ts';
import { presenceOf, type Presence } from '../../../metrics/presence.ts';
import type { Database } from '../../../store/connect/database.ts';
import { loadPresence } from '../../../store/versions/load-presence.ts';

/** Whether the facts of each metric are in the data, by its id. */
export async function presences(
  db: Database,
  metrics: readonly Metric[],
  runId: number,
): Promise<ReadonlyMap<string, Presence>> {
  const seen = await loadPresence(
    db,
    metrics.map(({ id }) => id),
    runId,
  );
  return new Map(metrics.map((metric) => [metric.id, presenceOf(metric, seen.get(metric.id) ?? null)]));
}
