import { isoDay, type Day } from '../calendar/day.ts';
import { closed } from './closed.ts';
import { earliestDay } from './day-order.ts';
import { impactOf } from './impact.ts';
import { isHarmfulDay, isJudgedDay, isObservedDay, nodeKey, type NodeDay } from './tree/node-day.ts';
import type { NodeMetric } from './tree/node-metric.ts';
import { withCompared } from './tree/member-gap.ts';
import { newMember, observedMember, onsetOf, severityOf } from './tree/observed-member.ts';
import { progressed, recorded } from './progressed.ts';
import { belongsTo, hasJustClosed, isPartOf, reopens } from './tree/related.ts';
import { incidentRules } from './rules.ts';
import { standsAlone } from './stands-alone.ts';
import { worse, type Tracked, type TrackedMember } from './tracked.ts';
import { usualDay, withExpected, type Usual } from './usual.ts';

/** What incidents of one tree of metrics go on from. */
export interface IncidentsState {
  readonly open: readonly Tracked[];
  /** Closed so lately that an alert would reopen them. */
  readonly closedLately: readonly Tracked[];
  readonly usual: Usual;
}

export const NO_INCIDENTS: IncidentsState = { open: [], closedLately: [], usual: new Map() };

export interface Decided {
  readonly state: IncidentsState;
  /** Incidents that end with the day for good: merged into others, or closed too long ago to be reopened. */
  readonly ended: readonly Tracked[];
}

export type NodeMetrics = ReadonlyMap<string, NodeMetric>;

export interface DecideOptions {
  readonly metrics: NodeMetrics;
  /** Whether these are faults in the data, by days of `asDataDay`. */
  readonly isData: boolean;
  /** The slices, by `nodeKey`, whose alerts of the day are more than chance among all slices of the account. */
  readonly beyondChance: ReadonlySet<string>;
}

/**
 * Goes on with the incidents of one tree by the verdicts of its series on the next day. Days that could not be judged neither open nor
 * close anything. What happened is in the transitions of the incidents.
 *
 * A slice whose alert is no more than chance, or costs too little, is part of an incident of the whole, but opens none.
 */
export function decide(
  state: IncidentsState,
  day: Day,
  verdicts: readonly NodeDay[],
  { metrics, isData, beyondChance }: DecideOptions,
): Decided {
  const usual = withExpected(state.usual, day, verdicts);
  const days = new Map(verdicts.map((one) => [nodeKey(one), one]));
  const observed = state.open.map((incident) => ({ ...withDay(incident, days, metrics), judgedTo: day }));
  const members = new Set(observed.flatMap((incident) => incident.members.map(nodeKey)));
  const alerts = [...days.values()].filter((one) => isHarmfulDay(one) && !members.has(nodeKey(one)));

  const placed = placedAlerts(observed, state.closedLately, alerts, {
    ...{ day, metrics, usual, isData, days },
    standsAlone: (alert) => isData || standsAlone(alert, beyondChance, usual, metrics),
  });
  const open = placed.open.map((incident) => closed(progressed(incident, day, metrics), day, metrics));
  const closedLately = [...placed.closedLately.map((one) => withLaterDay(one, days)), ...open.filter(isClosed)];
  const canReopen = ({ closedOn, members: own }: Tracked): boolean =>
    closedOn !== null && day < closedOn + incidentRules.reopenWithinDays && own.some(hasJustClosed);
  return {
    state: { open: open.filter((one) => !isClosed(one)), closedLately: closedLately.filter(canReopen), usual },
    ended: [...placed.merged, ...closedLately.filter((one) => !canReopen(one))],
  };
}

function isClosed({ state }: Tracked): boolean {
  return state !== 'open';
}

/** A closed incident after a day, which counts for those of its series that were judged by themselves. */
function withLaterDay(incident: Tracked, days: ReadonlyMap<string, NodeDay>): Tracked {
  const members = incident.members.map((member) => {
    const own = days.get(nodeKey(member));
    if (!own) return member;
    const judgedSince = isJudgedDay(own) ? member.judgedSince + 1 : member.judgedSince;
    return { ...withCompared(member, own), judgedSince };
  });
  return { ...incident, members };
}

function withDay(incident: Tracked, days: ReadonlyMap<string, NodeDay>, metrics: NodeMetrics): Tracked {
  const members = incident.members.map((member) => {
    const [own, metric] = [days.get(nodeKey(member)), metrics.get(member.metric)];
    if (!own || !metric) return member;
    const compared = withCompared(member, own);
    return isObservedDay(own) ? observedMember(compared, own, metric) : compared;
  });
  return { ...incident, members };
}

interface Placing {
  readonly day: Day;
  readonly metrics: NodeMetrics;
  readonly usual: Usual;
  readonly isData: boolean;
  readonly days: ReadonlyMap<string, NodeDay>;
  /** Whether an alert makes an incident without one of the whole. */
  readonly standsAlone: (alert: NodeDay) => boolean;
}

interface Placed {
  readonly open: readonly Tracked[];
  readonly closedLately: readonly Tracked[];
  readonly merged: readonly Tracked[];
}

/** Each new alert joins an open incident, reopens one, or opens one with all others. */
function placedAlerts(
  open: readonly Tracked[],
  closedLately: readonly Tracked[],
  alerts: readonly NodeDay[],
  placing: Placing,
): Placed {
  let placed: Placed = { open, closedLately, merged: [] };
  const fresh: NodeDay[] = [];
  for (const alert of alerts.toSorted(wholeFirst(placing))) {
    if (placed.open.some((incident) => isMember(alert, incident))) continue;
    const isAlone = placing.standsAlone(alert);
    const homes = placed.open.filter((incident) =>
      isAlone ? belongsTo(alert, incident) : isPartOf(alert, incident, placing.day),
    );
    const [home, ...others] = homes.toSorted(earliest);
    const before = placed.closedLately
      .filter((incident) => reopens(alert, incident, isAlone))
      .toSorted(latestClosed)[0];
    if (home) placed = joined(placed, home, isAlone ? others : [], alert, placing);
    else if (before) placed = reopened(placed, before, alert, placing);
    else if (isAlone || fresh.some(({ slice }) => slice === '')) fresh.push(alert);
  }
  const opened = opening(fresh, placing);
  return opened ? { ...placed, open: [...placed.open, opened] } : placed;
}

function opening(alerts: readonly NodeDay[], { day, metrics, usual, isData }: Placing): Tracked | null {
  const members = alerts.flatMap((alert) => {
    const metric = metrics.get(alert.metric);
    return metric ? [memberFrom(alert, metric, usual)] : [];
  });
  const severity = alerts.reduce<Tracked['current']>((worst, alert) => worse(worst, severityOf(alert)), null);
  const { gap, addsUp } = impactOf(members, metrics);
  const [first] = alerts;
  if (!first || members.length === 0) return null;
  const incident: Tracked = {
    id: `${first.metric}-${isoDay(day)}${isData ? '-data' : ''}`,
    root: rootOf(metrics.get(first.metric), isData) ?? first.metric,
    isData,
    state: 'open',
    openedOn: day,
    onset: earliestDay(day, ...alerts.map(onsetOf)),
    closedOn: null,
    members,
    severity: severity ?? 'warning',
    current: severity,
    reportedImpact: addsUp ? gap : null,
    isLevelShift: false,
    isCostly: false,
    mergedInto: null,
    impacts: new Map(),
    transitions: [],
    judgedTo: day,
  };
  return recorded(incident, day, 'opened', metrics);
}

function joined(placed: Placed, home: Tracked, others: readonly Tracked[], alert: NodeDay, placing: Placing): Placed {
  const { day, metrics } = placing;
  const merged = others.map((other) =>
    recorded({ ...other, state: 'merged', closedOn: day, mergedInto: home.id }, day, 'merged', metrics),
  );
  const grown: Tracked = {
    ...home,
    onset: earliestDay(home.onset, onsetOf(alert), ...others.map(({ onset }) => onset)),
    members: [...home.members, ...others.flatMap(({ members }) => members)],
  };
  const gone = new Set([home, ...others].map(({ id }) => id));
  return {
    ...placed,
    open: [...placed.open.filter(({ id }) => !gone.has(id)), withMember(grown, alert, placing)],
    merged: [...placed.merged, ...merged],
  };
}

function reopened(placed: Placed, before: Tracked, alert: NodeDay, placing: Placing): Placed {
  const { day, metrics, days } = placing;
  const open = withDay({ ...before, state: 'open', closedOn: null, judgedTo: day }, days, metrics);
  const again = isMember(alert, open) ? open : withMember(open, alert, placing);
  return {
    ...placed,
    open: [...placed.open, recorded({ ...again, current: severityOf(alert) }, day, 'reopened', metrics)],
    closedLately: placed.closedLately.filter(({ id }) => id !== before.id),
  };
}

function isMember(alert: NodeDay, { members }: Tracked): boolean {
  return members.some((member) => nodeKey(member) === nodeKey(alert));
}

function withMember(incident: Tracked, alert: NodeDay, { day, metrics, usual }: Placing): Tracked {
  const metric = metrics.get(alert.metric);
  if (!metric) return incident;
  const members = [...incident.members, memberFrom(alert, metric, usual)];
  return recorded({ ...incident, members }, day, 'joined', metrics, alert);
}

function memberFrom(alert: NodeDay, metric: NodeMetric, usual: Usual): TrackedMember {
  const latest = usual.get(nodeKey(alert)) ?? [];
  const compared = latest.flatMap((one) => one.compared ?? []);
  return newMember(alert, metric, usualDay(latest, alert), compared);
}

function rootOf(metric: NodeMetric | undefined, isData: boolean): string | undefined {
  return isData ? metric?.dataRoot : metric?.root;
}

/** The whole before its slices, which then find it, and the root of the tree before its parts. */
function wholeFirst({ metrics }: Placing): (a: NodeDay, b: NodeDay) => number {
  const isRoot = ({ metric }: NodeDay): boolean => metrics.get(metric)?.root === metric;
  return (a, b) => Number(a.slice !== '') - Number(b.slice !== '') || Number(isRoot(b)) - Number(isRoot(a));
}

function earliest(a: Tracked, b: Tracked): number {
  return a.openedOn - b.openedOn || (a.id < b.id ? -1 : 1);
}

function latestClosed(a: Tracked, b: Tracked): number {
  return (b.closedOn ?? 0) - (a.closedOn ?? 0) || (a.id < b.id ? -1 : 1);
}
