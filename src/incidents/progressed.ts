import type { Day } from '../calendar/day.ts';
import type { Severity, Transition, TransitionKind } from './incident.ts';
import { impactOf, listedMembers } from './impact.ts';
import { shiftOfDays } from './tree/member-gap.ts';
import type { NodeDay } from './tree/node-day.ts';
import type { NodeMetric } from './tree/node-metric.ts';
import { severityOf } from './tree/observed-member.ts';
import { incidentRules } from './rules.ts';
import { rank, worse, type Tracked, type TrackedMember } from './tracked.ts';

type NodeMetrics = ReadonlyMap<string, NodeMetric>;

/** An open incident with what its day has changed: its severity, its impact, and whether a level shift has become clear. */
export function progressed(incident: Tracked, day: Day, metrics: NodeMetrics): Tracked {
  const withSeverity = severityChanged(costly(incident, day, metrics), day, metrics);
  return measured(levelShifted(lossDoubled(withSeverity, day, metrics), day, metrics), day, metrics);
}

/** The incident with a transition of the day. @param about the series that it is about; by default the one that the incident is named after */
export function recorded(
  incident: Tracked,
  day: Day,
  kind: TransitionKind,
  metrics: NodeMetrics,
  about: NodeDay | undefined = listedMembers(incident.members, metrics)[0]?.latest,
): Tracked {
  if (!about) return incident;
  const { gap, addsUp } = impactOf(incident.members, metrics);
  const isOfDay = about.day === day && !incident.isData;
  const transition: Transition = {
    day,
    kind,
    severity: incident.current,
    metric: about.metric,
    slice: about.slice,
    value: isOfDay ? about.value : null,
    yhat: isOfDay ? about.yhat : null,
    impact: addsUp ? gap : null,
    into: incident.mergedInto,
  };
  return {
    ...incident,
    transitions: [...incident.transitions, transition],
    reportedImpact: reportedImpact(incident, kind, transition),
  };
}

/** The impact that people know: these transitions are no messages. */
function reportedImpact({ reportedImpact }: Tracked, kind: TransitionKind, { impact }: Transition): number | null {
  const isSilent = kind === 'joined' || kind === 'improved' || kind === 'worsened' || kind === 'level_shift';
  return isSilent ? reportedImpact : impact;
}

/** Half a usual day lost within three days makes a Warning Critical. */
function costly(incident: Tracked, day: Day, metrics: NodeMetrics): Tracked {
  const [named] = listedMembers(incident.members, metrics);
  const metric = named && metrics.get(named.metric);
  if (!named || !metric || incident.isCostly || day - incident.openedOn + 1 < incidentRules.costlyAfterDays)
    return incident;
  const usualDay = named.usualDay * 10 ** metric.decimals;
  const { gap, addsUp } = impactOf(incident.members, metrics);
  const isCostly = addsUp && usualDay > 0 && Math.abs(gap) >= incidentRules.costlyShare * usualDay;
  return { ...incident, isCostly };
}

function severityChanged(incident: Tracked, day: Day, metrics: NodeMetrics): Tracked {
  const now = severityOn(incident, day);
  if (now === undefined || now === incident.current) return incident;
  const changed: Tracked = { ...incident, current: now, severity: worse(incident.severity, now) ?? incident.severity };
  if (rank(now) < rank(incident.current)) return recorded(changed, day, 'improved', metrics);
  return recorded(changed, day, rank(now) > rank(incident.severity) ? 'escalated' : 'worsened', metrics);
}

/** The severity of a day: the worst of the members that were judged, with those that were not as they were; undefined if none was. */
function severityOn({ members, isCostly }: Tracked, day: Day): Severity | null | undefined {
  if (members.every(({ judgedTo }) => judgedTo !== day)) return undefined;
  const worst = members.reduce<Severity | null>((so, { latest }) => worse(so, severityOf(latest)), null);
  return worst !== null && isCostly ? 'critical' : worst;
}

/** The loss is twice what people know of. A day that is better than its own forecast does not say so: it may be the first good one. */
function lossDoubled(incident: Tracked, day: Day, metrics: NodeMetrics): Tracked {
  const { gap, addsUp } = impactOf(incident.members, metrics);
  const [named] = listedMembers(incident.members, metrics);
  const { value = null, yhat = null } = named?.latest ?? {};
  const { reportedImpact } = incident;
  const isDoubled =
    addsUp &&
    reportedImpact !== null &&
    reportedImpact !== 0 &&
    gap * reportedImpact > 0 &&
    value !== null &&
    yhat !== null &&
    gap * (value - yhat) > 0 &&
    Math.abs(gap) >= 2 * Math.abs(reportedImpact);
  return isDoubled ? recorded(incident, day, 'loss_doubled', metrics) : incident;
}

/** Two weeks at another level, the second no farther off than the first. */
function levelShifted(incident: Tracked, day: Day, metrics: NodeMetrics): Tracked {
  const [named] = listedMembers(incident.members, metrics);
  const metric = named && metrics.get(named.metric);
  if (!named || !metric || incident.isLevelShift || incident.current === null) return incident;
  const isLong =
    day - named.openedOn + 1 >= incidentRules.shiftDays && named.baseline.length >= incidentRules.shiftDays;
  if (!isLong || !isStable(named, metric.tolerance)) return incident;
  return recorded({ ...incident, isLevelShift: true }, day, 'level_shift', metrics);
}

function isStable({ baseline, side }: TrackedMember, tolerance: number): boolean {
  const sign = side === 'below' ? -1 : 1;
  const latest = baseline.slice(-incidentRules.shiftDays);
  const half = latest.length / 2;
  const [before, after] = [shiftOfDays(latest.slice(0, half)), shiftOfDays(latest.slice(half))];
  if (before === null || after === null) return false;
  const isFar = sign * before > tolerance && sign * after > tolerance;
  return isFar && Math.abs(after - before) <= Math.max(tolerance, Math.abs(before) / 3);
}

function measured(incident: Tracked, day: Day, metrics: NodeMetrics): Tracked {
  const { gap, addsUp } = impactOf(incident.members, metrics);
  return addsUp ? { ...incident, impacts: new Map([...incident.impacts, [day, gap]]) } : incident;
}
