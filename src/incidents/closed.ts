import type { Day } from '../calendar/day.ts';
import { listedMembers } from './impact.ts';
import type { NodeMetric } from './tree/node-metric.ts';
import { mean, recorded } from './progressed.ts';
import { incidentRules } from './rules.ts';
import type { Tracked } from './tracked.ts';

type NodeMetrics = ReadonlyMap<string, NodeMetric>;

/** The incident, closed if all of its series have been quiet for two judged days, or none has been judged for long. */
export function closed(incident: Tracked, day: Day, metrics: NodeMetrics): Tracked {
  const { members } = incident;
  if (members.every(({ quietDays }) => quietDays >= incidentRules.quietDays)) {
    const state = isNewNormal(incident, day, metrics) ? 'new_normal' : 'recovered';
    return recorded({ ...incident, state, closedOn: day, current: null }, day, state, metrics);
  }
  const judgedTo = Math.max(...members.map((member) => member.judgedTo));
  if (day - judgedTo < incidentRules.lapsedDays) return incident;
  return recorded({ ...incident, state: 'lapsed', closedOn: day, current: null }, day, 'lapsed', metrics);
}

/** Whether values are still where the incident left them, and expected there by now: by the week before it began. */
function isNewNormal({ onset, members, isData }: Tracked, day: Day, metrics: NodeMetrics): boolean {
  const [named] = listedMembers(members, metrics);
  const tolerance = named && metrics.get(named.metric)?.tolerance;
  if (!named || tolerance === undefined || isData || day - onset + 1 < incidentRules.newNormalDays) return false;
  const sign = named.side === 'below' ? -1 : 1;
  const during = mean(named.shifts.slice(0, -incidentRules.quietDays));
  const after = mean(named.shifts.slice(-incidentRules.quietDays));
  if (during === null || after === null) return false;
  return sign * after > Math.max(tolerance, Math.abs(during) / 2);
}
