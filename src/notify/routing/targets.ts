import type { Day } from '../../calendar/day.ts';
import type { Zone } from '../../calendar/zone.ts';
import type { Route } from '../settings.ts';
import { sendTime, type Hours } from './hours.ts';

/** What routes look at of an incident. */
export interface Routed {
  readonly isData: boolean;
  /** The worst so far. */
  readonly severity: 'warning' | 'critical';
  /** Its series; the first one is named. */
  readonly series: readonly { readonly metric: string; readonly slice: string }[];
  /** Of its metrics, or of the sources of its data. */
  readonly owners: readonly string[];
}

/** A channel that a message goes to. */
export interface Target {
  readonly channel: string;
  /** Not before this instant, in epoch milliseconds. */
  readonly sendAtMs: number;
  readonly hours: Hours;
}

export interface RoutingClock {
  readonly nowMs: number;
  readonly zone: Zone;
  /** Whether a day is a holiday or a closure. */
  readonly isOff: (day: Day) => boolean;
}

/** The channels of an incident, each once: of several routes to it the one that delivers first. */
export function targets(routed: Routed, routes: readonly Route[], { nowMs, zone, isOff }: RoutingClock): Target[] {
  const byChannel = new Map<string, Target>();
  for (const { to, hours } of routes.filter((route) => matches(route, routed)))
    for (const channel of to) {
      const target = { channel, hours, sendAtMs: sendTime(nowMs, hours, zone, isOff) };
      const before = byChannel.get(channel);
      if (!before || target.sendAtMs < before.sendAtMs) byChannel.set(channel, target);
    }
  return [...byChannel.values()];
}

function matches(route: Route, { isData, severity, series, owners }: Routed): boolean {
  const { metrics, slices, owner, about } = route;
  return (
    (about === 'all' || (about === 'data') === isData) &&
    // A fault in the data has no severity of its own.
    (isData || route.severity === 'warning' || severity === 'critical') &&
    (owner === null || owners.includes(owner)) &&
    series.some(
      ({ metric, slice }) =>
        (metrics === null || metrics.includes(metric)) &&
        (slices === null || slices.some((one) => slice === one || slice.startsWith(`${one}=`))),
    )
  );
}
