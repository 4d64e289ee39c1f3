import { addDays, type Day } from '../../calendar/day.ts';
import { zone } from '../../calendar/zone.ts';
import type { Business } from '../../config/business.ts';
import { handling, type TakenAction } from '../../incidents/action.ts';
import { targets, type Routed, type RoutingClock } from '../../notify/routing/targets.ts';
import type { MessageSettings } from '../../notify/settings.ts';
import { dayText, yearOf } from '../../report/words/format.ts';
import type { Database } from '../../store/connect/database.ts';
import {
  judgedBefore,
  loadChangedIncidents,
  notifiedChannels,
  type ChangedIncident,
} from '../../store/deliveries/announcements.ts';
import type { Delivery } from '../../store/deliveries/delivery-row.ts';
import { queueDeliveries } from '../../store/deliveries/queue-deliveries.ts';
import { loadActions } from '../../store/incidents/actions.ts';
import { sourceTablesOf } from '../../warehouse/source-tables.ts';
import { announced, type Announced } from './announced.ts';
import { daysOff } from './days-off.ts';
import { deliveryId } from './delivery-id.ts';
import { newDelivery } from './new-delivery.ts';

type Declared = Pick<Business, 'metrics' | 'sources' | 'zone' | 'closures' | 'holidays'>;

export interface QueuedRun {
  readonly runId: number;
  readonly now: Date;
  readonly lastClosed: Day;
  /** Whether it judges the past: the first run, or one as of a moment before another run. Nobody is notified of it. */
  readonly isPast: boolean;
}

/** Queues the messages of a run; part of the transaction that saves its incidents. */
export async function queueMessages(
  db: Database,
  business: Declared,
  settings: Pick<MessageSettings, 'channels' | 'routes'>,
  run: QueuedRun,
): Promise<void> {
  if (settings.channels.length === 0) return;
  const heartbeats = settings.channels.flatMap(({ type, name }) =>
    type === 'heartbeat' ? [heartbeat(name, run)] : [],
  );
  const messages = run.isPast ? [] : await incidentDeliveries(db, business, settings, run);
  await queueDeliveries(db, [...messages, ...heartbeats]);
}

function heartbeat(channel: string, { runId, now }: QueuedRun): Delivery {
  const id = deliveryId('heartbeat', runId, now.toISOString(), channel);
  return newDelivery({ id, kind: 'heartbeat', channel, runId, now });
}

async function incidentDeliveries(
  db: Database,
  business: Declared,
  { routes }: Pick<MessageSettings, 'routes'>,
  run: QueuedRun,
): Promise<Delivery[]> {
  const { runId, now, lastClosed } = run;
  const news = (await loadChangedIncidents(db, runId)).flatMap((changed) => {
    const what = announced(changed.incident, changed.added, lastClosed);
    return what ? [{ ...changed, what }] : [];
  });
  if (news.length === 0) return [];
  const clock = { nowMs: now.getTime(), zone: zone(business.zone), isOff: daysOff(business) };
  const [before, notified, actions] = [
    await judgedBefore(db, runId),
    await notifiedChannels(db),
    await loadActions(db),
  ];
  return news
    .filter(({ incident }) => incident.members.some(({ metric }) => before.has(metric)))
    .flatMap(({ incident, what }) => {
      const skipped = snoozeOf(incident, what, actions.get(incident.id) ?? [], lastClosed);
      return channelsOf(incident, what, { business, routes, clock, notified: notified.get(incident.id) ?? [] }).map(
        ({ channel, sendAtMs, hours }) =>
          newDelivery({
            id: deliveryId(incident.id, what.kind, what.ordinal, channel),
            ...{ kind: what.kind, channel, incident: incident.id, place: what.place, runId, now },
            ...{ sendAtMs, hours, skipped },
          }),
      );
    });
}

export interface Routing {
  readonly business: Pick<Declared, 'metrics' | 'sources'>;
  readonly routes: MessageSettings['routes'];
  readonly clock: RoutingClock;
  /** The channels that were notified of the incident. */
  readonly notified: readonly string[];
}

/** The end of an incident goes to those who were notified of it, and to nobody else. */
export function channelsOf(
  incident: ChangedIncident['incident'],
  { isEnd }: Announced,
  { business, routes, clock, notified }: Routing,
) {
  const to = targets(routedOf(incident, business), routes, clock);
  return isEnd ? to.filter(({ channel }) => notified.includes(channel)) : to;
}

function routedOf({ isData, severity, members }: ChangedIncident['incident'], business: Routing['business']): Routed {
  const ids = new Set(members.map(({ metric }) => metric));
  const metrics = business.metrics.filter(({ id }) => ids.has(id));
  const tables = new Set<string>(metrics.flatMap(sourceTablesOf));
  const owners = isData
    ? business.sources.filter(({ table }) => tables.has(table)).map(({ owner }) => owner ?? null)
    : metrics.map(({ owner }) => owner);
  return { isData, severity, series: members, owners: owners.filter((owner) => owner !== null) };
}

/** Why a snoozed incident sends nothing; null if it does: what is worse than before, and what is over, is always notified. */
function snoozeOf(
  incident: ChangedIncident['incident'],
  { kind, isEnd }: Announced,
  actions: readonly TakenAction[],
  lastClosed: Day,
): string | null {
  if (isEnd || kind === 'escalated') return null;
  const { snoozedUntil } = handling(incident, actions, addDays(lastClosed, 1));
  return snoozedUntil === null ? null : `the incident is snoozed to ${dayText(snoozedUntil, yearOf(lastClosed))}`;
}
