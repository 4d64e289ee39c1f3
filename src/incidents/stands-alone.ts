import { addDays } from '../calendar/day.ts';
import { thresholds } from '../detect/rule.ts';
import { nodeKey, sideOf, type NodeDay } from './tree/node-day.ts';
import type { NodeMetric } from './tree/node-metric.ts';
import { incidentRules } from './rules.ts';
import type { Expected, Usual } from './usual.ts';

/**
 * Whether an alert makes an incident by itself: always for a whole; for a slice if it is more than chance among all slices of the account, and
 * its latest days have cost what matters to the whole.
 *
 * @param usual the latest days of each series, this one included
 */
export function standsAlone(
  alert: NodeDay,
  beyondChance: ReadonlySet<string>,
  usual: Usual,
  metrics: ReadonlyMap<string, NodeMetric>,
): boolean {
  if (alert.slice === '') return true;
  if (!beyondChance.has(nodeKey(alert))) return false;
  if (metrics.get(alert.metric)?.addsUp !== true) return true;
  const week = (usual.get(nodeKey({ metric: alert.metric, slice: '' })) ?? [])
    .filter(({ day }) => day > addDays(alert.day, -7))
    .map(({ yhat }) => yhat);
  const smallest = (thresholds.weekShare * 7 * sum(week)) / Math.max(1, week.length);
  return lossOf(alert, usual.get(nodeKey(alert)) ?? []) >= Math.abs(smallest);
}

/** The largest loss of the latest days up to an alert, of any number of them or of the window that decided. */
function lossOf(alert: NodeDay, latest: readonly Expected[]): number {
  const sign = sideOf(alert) === 'below' ? -1 : 1;
  let [total, largest] = [0, sign * (alert.window?.gap ?? 0)];
  const week = latest.filter(({ day }) => day > addDays(alert.day, -incidentRules.usualDays.ofSlice));
  for (const { gap } of week.toReversed()) {
    total += sign * gap;
    largest = Math.max(largest, total);
  }
  return largest;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
