import type { IncidentType } from './incident.ts';
import { listedMembers } from './impact.ts';
import type { NodeMetric } from './tree/node-metric.ts';
import { incidentRules } from './rules.ts';
import type { Tracked } from './tracked.ts';

/** What kind of event an incident is, by the series that it is named after. */
export function incidentType(incident: Tracked, metrics: ReadonlyMap<string, NodeMetric>): IncidentType {
  const [named] = listedMembers(incident.members, metrics);
  if (incident.isData || !named) return 'data';
  if (named.wasNearZero && named.side === 'below') return 'outage';
  const changes = named.sides.filter((side, index) => index > 0 && side !== named.sides[index - 1]).length;
  if (changes >= incidentRules.volatileChanges) return 'volatility';
  if (incident.isLevelShift || incident.state === 'new_normal') return 'level_shift';
  if (named.isDrift) return 'drift';
  return named.side === 'below' ? 'drop' : 'spike';
}
