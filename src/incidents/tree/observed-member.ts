import { addDays, type Day } from '../../calendar/day.ts';
import type { Severity } from '../incident.ts';
import { firstGap, gapOf, isStillOff, type ComparedDay } from './member-gap.ts';
import { isHarmfulDay, sideOf, type NodeDay, type Side } from './node-day.ts';
import type { NodeMetric } from './node-metric.ts';
import { isQuiet } from '../quiet.ts';
import { incidentRules } from '../rules.ts';
import { worse, type TrackedMember } from '../tracked.ts';

/**
 * A series that joins an incident with its first alert.
 *
 * @param usualDay the mean of what was expected of a day before
 * @param latest its latest compared days, the alert's included
 */
export function newMember(
  day: NodeDay,
  metric: NodeMetric,
  usualDay: number,
  latest: readonly ComparedDay[],
): TrackedMember {
  const { window } = day;
  const since = onsetOf(day);
  const { baseline, total } = firstGap(latest.filter((one) => one.day >= since));
  return {
    metric: day.metric,
    slice: day.slice,
    side: sideOf(day),
    openedOn: day.day,
    lastAlert: day.day,
    severity: severityOf(day) ?? 'warning',
    score: scoreOf(day),
    ...{ since, until: day.day, gap: gapOf(total, metric), gapDays: total.days },
    ...{ baseline, total, counted: total },
    limit: limitSide(day),
    quietDays: 0,
    judgedTo: day.day,
    judgedSince: 0,
    usualDay,
    sides: [sideOf(day)],
    alertDays: 1,
    wasNearZero: day.decidedBy === 'near_zero',
    isDrift: (window?.days ?? 0) >= incidentRules.driftWindowDays,
    latest: day,
  };
}

/** The member after another judged day. @param member with the gap of the day, as `withCompared` makes it */
export function observedMember(member: TrackedMember, day: NodeDay, metric: NodeMetric): TrackedMember {
  const isAlert = isHarmfulDay(day);
  const isQuietDay = isQuiet(day, member.side, metric);
  const isUnusual = day.status === 'warning' || day.status === 'critical';
  return {
    ...member,
    side: isAlert ? sideOf(day) : member.side,
    lastAlert: isAlert ? day.day : member.lastAlert,
    severity: isAlert ? (worse(member.severity, severityOf(day)) ?? member.severity) : member.severity,
    limit: isAlert && limitSide(day) === null ? null : member.limit,
    score: isAlert ? Math.max(member.score, scoreOf(day)) : member.score,
    quietDays: isQuietDay ? member.quietDays + 1 : 0,
    ...(isAlert || isStillOff(member, metric.tolerance) ? countedTo(member, day, metric) : {}),
    judgedTo: day.day,
    judgedSince: 0,
    sides: isUnusual ? [...member.sides, sideOf(day)] : member.sides,
    alertDays: member.alertDays + (isAlert ? 1 : 0),
    wasNearZero: member.wasNearZero || day.decidedBy === 'near_zero',
    latest: day,
  };
}

/** The severity of a day; null without a harmful alert. */
export function severityOf(day: NodeDay): Severity | null {
  if (!isHarmfulDay(day)) return null;
  return day.status === 'critical' ? 'critical' : 'warning';
}

/** The first day of what a day's verdict was decided by. */
export function onsetOf({ day, window }: NodeDay): Day {
  return window ? addDays(day, 1 - window.days) : day;
}

/** The side of the limit that alone made a day an alert. */
function limitSide({ decidedBy }: NodeDay): Side | null {
  if (decidedBy === 'above_limit') return 'above';
  return decidedBy === 'below_limit' ? 'below' : null;
}

function scoreOf({ score, window }: NodeDay): number {
  return Math.max(Math.abs(score ?? 0), Math.abs(window?.score ?? 0));
}

/** All days up to one count. */
function countedTo({ total }: TrackedMember, { day }: NodeDay, metric: NodeMetric): Partial<TrackedMember> {
  return { until: day, counted: total, gap: gapOf(total, metric), gapDays: total.days };
}
