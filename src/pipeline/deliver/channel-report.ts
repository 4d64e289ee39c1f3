import type { Channel, MessageSettings } from '../../notify/settings.ts';
import type { DeliveryCounts } from '../../store/deliveries/delivery-counts.ts';
import { NO_DELIVERIES } from '../../store/deliveries/delivery-counts.ts';
import { fallbackOf } from './deliver.ts';

/** A channel of the config, without its addresses and secrets. */
export interface ChannelReport extends Pick<Channel, 'name' | 'type' | 'fallback'> {
  /** `incidents`, `daily digest`, `weekly digest`, `each run`. */
  readonly takes: readonly string[];
  readonly counts: DeliveryCounts;
}

/** What each channel of the config takes, and how it does. */
export function channelReports(
  { channels, routes, digests }: Pick<MessageSettings, 'channels' | 'routes' | 'digests'>,
  counts: ReadonlyMap<string, DeliveryCounts> = new Map(),
): ChannelReport[] {
  return channels.map(({ name, type }) => ({
    ...{ name, type, fallback: fallbackOf(channels, name), counts: counts.get(name) ?? NO_DELIVERIES },
    takes: [
      ...(routes.some(({ to }) => to.includes(name)) ? ['incidents'] : []),
      ...digests.filter(({ to }) => to.includes(name)).map(({ kind }) => `${kind} digest`),
      ...(type === 'heartbeat' ? ['each run'] : []),
    ],
  }));
}
