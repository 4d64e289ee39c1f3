import { isHarmfulDay, isObservedDay, type NodeDay, type Side } from './tree/node-day.ts';
import type { NodeMetric } from './tree/node-metric.ts';
import { incidentRules } from './rules.ts';

/**
 * Whether a day is back where it was expected: on the side of its incident it is within the noise, within what matters, and so are all
 * windows of days that end on it; where a day says nothing for its noise, the windows alone do. The other side of the forecast does not count: what comes back with a rebound has come back.
 */
export function isQuiet(day: NodeDay, side: Side, { tolerance, minChange }: NodeMetric): boolean {
  if (!isObservedDay(day) || isHarmfulDay(day) || day.value === null || day.yhat === null) return false;
  const sign = side === 'below' ? -1 : 1;
  const matters = Math.max(tolerance * Math.abs(day.yhat), minChange ?? 0);
  return (
    sign * (day.score ?? 0) < incidentRules.quietScore &&
    (day.status === 'unclear' || sign * (day.value - day.yhat) <= matters) &&
    day.windowScores.every((score) => sign * score < incidentRules.quietWindowScore)
  );
}
