import type { Day } from '../calendar/day.ts';
import { listedMembers } from './impact.ts';
import type { NodeMetric } from './tree/node-metric.ts';
import { recorded } from './progressed.ts';
import { incidentRules } from './rules.ts';
import { shiftOfDays } from './tree/member-gap.ts';
import type { Tracked, TrackedMember } from './tracked.ts';

type NodeMetrics = ReadonlyMap<string, NodeMetric>;

/** The incident, closed if all of its series have been quiet for long enough, or none has been judged for long. */
export function closed(incident: Tracked, day: Day, metrics: NodeMetrics): Tracked {
  const { members } = incident;
  if (members.every((member) => member.quietDays >= quietDaysNeeded(member))) {
    const state = isNewNormal(incident, day, metrics) ? 'new_normal' : 'recovered';
    return recorded({ ...incident, state, closedOn: day, current: null }, day, state, metrics);
  }
  const judgedTo = Math.max(...members.map((member) => member.judgedTo));
  if (day - judgedTo < incidentRules.lapsedDays) return incident;
  return recorded({ ...incident, state: 'lapsed', closedOn: day, current: null }, day, 'lapsed', metrics);
}

function quietDaysNeeded({ latest }: TrackedMember): number {
  return latest.status === 'unclear' ? incidentRules.quietDaysUnclear : incidentRules.quietDays;
}

/**
 * Whether values are still where the incident left them, and expected there by now: by what would have been expected without it, on
 * the quiet days that close it.
 */
function isNewNormal({ onset, members, isData }: Tracked, day: Day, metrics: NodeMetrics): boolean {
  const [named] = listedMembers(members, metrics);
  const tolerance = named && metrics.get(named.metric)?.tolerance;
  if (!named || tolerance === undefined || isData || day - onset + 1 < incidentRules.newNormalDays) return false;
  const sign = named.side === 'below' ? -1 : 1;
  const days = quietDaysNeeded(named);
  const [during, after] = [shiftOfDays(named.baseline.slice(0, -days)), shiftOfDays(named.baseline.slice(-days))];
  if (during === null || after === null) return false;
  return sign * after > Math.max(tolerance, Math.abs(during) / 2);
}
