import { addDays, type Day } from '../../calendar/day.ts';
import { zone, type Zone } from '../../calendar/zone.ts';
import type { Business } from '../../config/business.ts';
import type { IncidentRecord } from '../../incidents/incident.ts';
import { incidentsOf } from '../../incidents/incidents-of.ts';
import { USUAL_DAYS } from '../../incidents/usual.ts';
import type { NodeDay } from '../../incidents/tree/node-day.ts';
import { revisions, type KnownIncident, type Revision } from '../../incidents/revisions.ts';
import type { MessageSettings } from '../../notify/settings.ts';
import type { RoutingClock } from '../../notify/routing/targets.ts';
import type { Database } from '../../store/connect/database.ts';
import { loadFirstJudgedDays, loadNodeDays } from '../../store/incidents/load-node-days.ts';
import { nodeMetricsOf, slicesBeyondChance, treesOf, type Tree } from '../incidents/derive-incidents.ts';
import { derivedFrom } from '../incidents/update-incidents.ts';
import { isFollowed } from '../judge/is-followed.ts';
import { announced, type Announced } from './announced.ts';
import { daysOff } from './days-off.ts';
import { dueDigests } from './due-digests.ts';
import { channelsOf } from './queue-messages.ts';

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

/** A message that the config would have sent. */
export interface PreviewedMessage {
  /** The day that the run judged last. */
  readonly day: Day;
  readonly channel: string;
  readonly kind: Announced['kind'] | 'daily' | 'weekly';
  /** Null for a digest. */
  readonly incident: string | null;
  /** Whether it is about a fault in the data. */
  readonly isData: boolean;
  /** Whether quiet hours or a day off hold it. */
  readonly isDelayed: boolean;
}

export interface PreviewSpan {
  readonly from: Day;
  readonly to: Day;
  readonly runId: number;
  /** When the run of each day is due on the next one, in minutes after midnight. */
  readonly dueMinute: number;
}

/**
 * The messages of judged days, had each day been judged by a run of its own on the next one: by the rules that queue those of a run,
 * from the current verdicts. Sends and stores nothing.
 */
export async function previewMessages(
  db: Database,
  business: Business,
  settings: Pick<MessageSettings, 'routes' | 'digests'>,
  span: PreviewSpan,
): Promise<PreviewedMessage[]> {
  const metrics = nodeMetricsOf(business);
  const byId = new Map(business.metrics.map((metric) => [metric.id, metric]));
  const judged = await loadFirstJudgedDays(db);
  const first = new Map([...judged].filter(([id]) => metrics.has(id)));
  const days = (await loadNodeDays(db, first, span.runId)).filter(({ metric, slice }) => {
    const definition = byId.get(metric);
    return definition !== undefined && isFollowed(definition, slice);
  });
  const trees = treesOf(metrics);
  const earliest = days.reduce((least, { day }) => (day < least ? day : least), span.to);
  const whole = trees.map((tree) => ({ ...tree, from: earliest }));
  const beyondChance = await slicesBeyondChance(db, business, whole, days, span.runId);
  const messages = trees.flatMap((tree) => {
    const own = new Set(tree.metrics.map(({ id }) => id));
    const changes = dailyChanges(
      tree,
      days.filter(({ metric }) => own.has(metric)),
      { metrics, beyondChance },
      span.to,
    );
    return treeMessages(changes, business, settings, span);
  });
  return [...messages, ...digests(settings, zone(business.zone), span)].toSorted(
    (a, b) => a.day - b.day || (a.channel < b.channel ? -1 : 1),
  );
}

/** What the incidents of a tree depend on beside its verdicts. */
interface NodeRules {
  readonly metrics: ReturnType<typeof nodeMetricsOf>;
  readonly beyondChance: Awaited<ReturnType<typeof slicesBeyondChance>>;
}

interface DayChanges {
  readonly day: Day;
  readonly changed: readonly Revision[];
}

/** What the run of each day changes about the incidents of a tree. */
function dailyChanges(
  { isData }: Tree,
  verdicts: readonly NodeDay[],
  { metrics, beyondChance }: NodeRules,
  to: Day,
): DayChanges[] {
  const changes: DayChanges[] = [];
  let known: KnownIncident[] = [];
  const first = verdicts.reduce((least, { day }) => (day < least ? day : least), to);
  for (let day = first; day <= to; day = addDays(day, 1)) {
    const from = derivedFrom(known, day);
    const seen = verdicts.filter((one) => one.day >= addDays(from, -USUAL_DAYS.ofWhole) && one.day <= day);
    const derived = incidentsOf(seen, metrics, { from, to: day, isData, beyondChance });
    const changed = revisions(
      known.filter(({ openedOn }) => openedOn >= from),
      derived,
      day,
    );
    known = changedBy(known, changed);
    changes.push({ day, changed });
  }
  return changes;
}

/** The known incidents after a run, as the store would have them. */
function changedBy(known: readonly KnownIncident[], changed: readonly Revision[]): KnownIncident[] {
  const byId = new Map(known.map((incident) => [incident.id, incident]));
  for (const { incident, added, superseded } of changed) {
    const before = (byId.get(incident.id)?.transitions ?? []).map((one) =>
      superseded.includes(one.place) ? { ...one, supersededBy: 0 } : one,
    );
    byId.set(incident.id, {
      ...incident,
      transitions: [...before, ...added.map((one) => ({ ...one, supersededBy: null }))],
    });
  }
  return [...byId.values()].toSorted((a, b) => a.openedOn - b.openedOn || (a.id < b.id ? -1 : 1));
}

function treeMessages(
  changes: readonly DayChanges[],
  business: Business,
  { routes }: Pick<MessageSettings, 'routes'>,
  { from, dueMinute }: PreviewSpan,
): PreviewedMessage[] {
  const [clock, isOff] = [zone(business.zone), daysOff(business)];
  const notified = new Map<string, Set<string>>();
  return changes.flatMap(({ day, changed }) => {
    if (day < from) return [];
    const routing: RoutingClock = { nowMs: dueMs(day, dueMinute, clock), zone: clock, isOff };
    return changed.flatMap(({ incident, added }) => {
      const what = announced(
        incident,
        added.map((one) => ({ ...one, ordinal: one.place })),
        day,
      );
      if (!what) return [];
      const before = notified.get(incident.id) ?? new Set();
      const to = channelsOf(incident, what, { business, routes, clock: routing, notified: [...before] });
      if (!what.isEnd) notified.set(incident.id, new Set([...before, ...to.map(({ channel }) => channel)]));
      return to.map((target) => previewed(day, target, routing.nowMs, what, incident));
    });
  });
}

function previewed(
  day: Day,
  { channel, sendAtMs }: ReturnType<typeof channelsOf>[number],
  nowMs: number,
  { kind }: Announced,
  { id, isData }: IncidentRecord,
): PreviewedMessage {
  return { day, channel, kind, incident: id, isData, isDelayed: sendAtMs > nowMs };
}

function digests({ digests: declared }: Pick<MessageSettings, 'digests'>, clock: Zone, { from, to }: PreviewSpan) {
  const messages: PreviewedMessage[] = [];
  for (let day = from; day <= to; day = addDays(day, 1))
    for (const digest of declared)
      for (const { channel } of dueDigests([digest], dueMs(day, digest.minuteOfDay, clock), clock))
        messages.push({ day, channel, kind: digest.kind, incident: null, isData: false, isDelayed: false });
  return messages;
}

/** A minute of the day after. */
function dueMs(day: Day, minuteOfDay: number, clock: Zone): number {
  return clock.instant(addDays(day, 1) * DAY_MS + minuteOfDay * MINUTE_MS);
}
