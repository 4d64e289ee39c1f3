import { addDays, type Day } from '../calendar/day.ts';
import { decide, NO_INCIDENTS, type DecideOptions, type IncidentsState, type NodeMetrics } from './decide.ts';
import type { Incident, Member } from './incident.ts';
import { incidentType } from './incident-type.ts';
import { impactOf, listedMembers } from './impact.ts';
import { latestDay } from './day-order.ts';
import { asDataDay, isJudgedDay, type NodeDay } from './tree/node-day.ts';
import type { NodeMetric } from './tree/node-metric.ts';
import type { Tracked, TrackedMember } from './tracked.ts';
import { USUAL_DAYS } from './usual.ts';

/** The days to derive incidents from. */
export interface IncidentsSpan {
  /** The first day that can open one; earlier days only say what is usual. None may have been open or closed lately on it. */
  readonly from: Day;
  /** The last day. */
  readonly to: Day;
  readonly isData: boolean;
  /** As `DecideOptions` has it, by day. */
  readonly beyondChance: ReadonlyMap<Day, DecideOptions['beyondChance']>;
}

const NONE: DecideOptions['beyondChance'] = new Set();

/**
 * The incidents of one tree of metrics, or the incidents of their data, by the day on which they opened.
 *
 * @param verdicts current ones of all of its series that have an alert, and of the wholes
 */
export function incidentsOf(verdicts: readonly NodeDay[], metrics: NodeMetrics, span: IncidentsSpan): Incident[] {
  const byDay = new Map<Day, NodeDay[]>();
  for (const verdict of verdicts) {
    const own = byDay.get(verdict.day);
    if (own) own.push(verdict);
    else byDay.set(verdict.day, [verdict]);
  }
  const known = span.isData ? new Map(Array.from(metrics, ([id, metric]) => [id, withoutImpact(metric)])) : metrics;
  return trackedOf(byDay, known, span)
    .map((tracked) => incident(tracked, known))
    .toSorted((a, b) => a.openedOn - b.openedOn || (a.id < b.id ? -1 : 1));
}

function trackedOf(
  byDay: ReadonlyMap<Day, readonly NodeDay[]>,
  metrics: NodeMetrics,
  { from, to, isData, beyondChance }: IncidentsSpan,
): Tracked[] {
  let state: IncidentsState = NO_INCIDENTS;
  const ended: Tracked[] = [];
  for (let day = addDays(from, -USUAL_DAYS.ofWhole); day <= to; day = addDays(day, 1)) {
    const own = (byDay.get(day) ?? []).map((one) => (isData ? asDataDay(one) : one));
    const decided = decide(state, day, day < from ? own.map(asUsual) : own, {
      ...{ metrics, isData },
      beyondChance: beyondChance.get(day) ?? NONE,
    });
    state = decided.state;
    ended.push(...decided.ended);
  }
  return [...ended, ...state.closedLately, ...state.open];
}

/** What wrong data cost is unknown. */
function withoutImpact(metric: NodeMetric): NodeMetric {
  return { ...metric, isMoney: false, addsUp: false };
}

/** A day that only says what is usual. */
function asUsual(day: NodeDay): NodeDay {
  return isJudgedDay(day) ? { ...day, status: 'unclear', favourable: false } : day;
}

function incident(tracked: Tracked, metrics: NodeMetrics): Incident {
  const members = listedMembers(tracked.members, metrics);
  const [named] = members;
  const { gap, gapDays, addsUp } = impactOf(tracked.members, metrics);
  const { id, root, isData, state, severity, current, openedOn, onset, closedOn, mergedInto } = tracked;
  return {
    ...{ id, root, isData, state, severity, current, openedOn, onset, closedOn, mergedInto },
    type: incidentType(tracked, metrics),
    lastAlert: latestDay(openedOn, ...members.map(({ lastAlert }) => lastAlert)),
    metric: named?.metric ?? '',
    slice: named?.slice ?? '',
    impact: addsUp ? gap : null,
    meanGap: addsUp || isData ? null : gap / gapDays,
    members: members.map((member) => memberOf(member, isData)),
    transitions: tracked.transitions,
    impacts: tracked.impacts,
    judgedTo: tracked.judgedTo,
  };
}

function memberOf(tracked: TrackedMember, isData: boolean): Member {
  const { metric, slice, side, openedOn, lastAlert, severity, score, since, until, gap, limit } = tracked;
  const gapDays = isData ? tracked.alertDays : tracked.gapDays;
  return { metric, slice, side, openedOn, lastAlert, severity, score, since, until, gap, gapDays, limit };
}
