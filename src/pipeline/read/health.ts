import { healthScore, type HealthScore } from '../../incidents/health-score.ts';
import { leadingMetric } from '../leading-metric.ts';
import type { ReadModel } from './read-model.ts';
import { staleDay } from './stale-day.ts';

/** How well the business does by its open incidents; null where its figures are not those of the last closed day. */
export async function health(model: ReadModel): Promise<HealthScore | null> {
  if (model.runId === 0 || staleDay(model)) return null;
  const open = await model.incidents({ state: 'open', offset: 0, limit: null });
  if (open.some(({ isData }) => isData)) return null;
  const vital = leadingMetric(model.business);
  return healthScore(
    open.map(({ id, metric, severity, members }) => {
      return { id, metric: metric.id, severity, isVital: members.some((member) => member.metric.id === vital) };
    }),
  );
}
