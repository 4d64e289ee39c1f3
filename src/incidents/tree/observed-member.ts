import { addDays, weekday, type Day } from '../../calendar/day.ts';
import type { Severity } from '../incident.ts';
import { isHarmfulDay, sideOf, type NodeDay, type Side } from './node-day.ts';
import type { NodeMetric } from './node-metric.ts';
import { isQuiet } from '../quiet.ts';
import { incidentRules } from '../rules.ts';
import { worse, type TrackedMember } from '../tracked.ts';

/** What was expected of the days of a week; the place is the weekday. */
export type UsualWeek = readonly (number | null)[];

/** A series that joins an incident with its first alert. */
export function newMember(day: NodeDay, metric: NodeMetric, usual: UsualWeek): TrackedMember {
  const { window } = day;
  const gap = window ? rounded(window.gap, metric) : gapOf(day, metric);
  return {
    metric: day.metric,
    slice: day.slice,
    side: sideOf(day),
    openedOn: day.day,
    lastAlert: day.day,
    severity: severityOf(day) ?? 'warning',
    score: scoreOf(day),
    gap,
    gapDays: window?.days ?? 1,
    limit: limitSide(day),
    quietDays: 0,
    daysSince: 0,
    gapSince: 0,
    judgedTo: day.day,
    judgedSince: 0,
    usual,
    shifts: shiftsWith([], day, usual),
    sides: [sideOf(day)],
    wasNearZero: day.decidedBy === 'near_zero',
    isDrift: (window?.days ?? 0) >= incidentRules.driftWindowDays,
    latest: day,
  };
}

/** The member after another judged day. */
export function observedMember(member: TrackedMember, day: NodeDay, metric: NodeMetric): TrackedMember {
  const isAlert = isHarmfulDay(day);
  const isQuietDay = isQuiet(day, member.side, metric);
  const gap = gapOf(day, metric);
  const isUnusual = day.status === 'warning' || day.status === 'critical';
  return {
    ...member,
    side: isAlert ? sideOf(day) : member.side,
    lastAlert: isAlert ? day.day : member.lastAlert,
    severity: isAlert ? (worse(member.severity, severityOf(day)) ?? member.severity) : member.severity,
    limit: isAlert && limitSide(day) === null ? null : member.limit,
    score: isAlert ? Math.max(member.score, scoreOf(day)) : member.score,
    quietDays: isQuietDay ? member.quietDays + 1 : 0,
    ...(isAlert
      ? {
          daysSince: 0,
          gapSince: 0,
          gap: member.gap + member.gapSince + gap,
          gapDays: member.gapDays + member.daysSince + 1,
        }
      : { daysSince: member.daysSince + 1, gapSince: member.gapSince + gap }),
    judgedTo: day.day,
    judgedSince: 0,
    shifts: shiftsWith(member.shifts, day, member.usual),
    sides: isUnusual ? [...member.sides, sideOf(day)] : member.sides,
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

function gapOf({ value, yhat }: NodeDay, metric: NodeMetric): number {
  return value === null || yhat === null ? 0 : rounded(value - yhat, metric);
}

/** In integer minor units, so that parts add up; what does not add up keeps its unit. */
function rounded(gap: number, { addsUp, decimals }: NodeMetric): number {
  return addsUp ? Math.round(gap * 10 ** decimals) : gap;
}

function shiftsWith(shifts: TrackedMember['shifts'], { day, value }: NodeDay, usual: UsualWeek): (number | null)[] {
  const expected = usual[weekday(day)] ?? null;
  const shift = value === null || expected === null || expected <= 0 ? null : value / expected - 1;
  return [...shifts, shift].slice(-incidentRules.shiftDays);
}
