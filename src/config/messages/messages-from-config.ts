import type { Metric } from '../../metrics/metric.ts';
import type { Source } from '../../warehouse/source.ts';
import { ALWAYS, type Hours } from '../../notify/routing/hours.ts';
import { Secret } from '../../secret/secret.ts';
import type { Channel, Digest, MessageSettings, Route } from '../../notify/settings.ts';
import { ConfigError } from '../faults/config-error.ts';
import { didYouMean } from '../faults/did-you-mean.ts';
import type { Locate } from '../faults/locate.ts';
import { WEEKDAYS, type ChannelConfig, type MessagesConfig, type RouteConfig } from './schema.ts';
import type { SecretConfig } from '../secrets/schema.ts';
import { secretFromConfig } from '../secrets/secret-from-config.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** What messages depend on of the rest of the config. */
export interface MessagesPlace {
  /** That paths are relative to. */
  readonly folder: string;
  readonly environment: Environment;
  readonly metrics: readonly Pick<Metric, 'id' | 'dimensions' | 'owner'>[];
  readonly sources: readonly Pick<Source, 'id' | 'owner'>[];
  readonly locate: Locate;
}

/** Channels and routes as the config declares them. @throws ConfigError with every name that stands for nothing */
export function messagesFromConfig(config: MessagesConfig, place: MessagesPlace): MessageSettings {
  const faults = [...channelFaults(config), ...routeFaults(config, place.metrics), ...ownerFaults(config, place)].map(
    ({ path, message }) => `${place.locate(path)}: ${path.join('.')}: ${message}`,
  );
  if (faults.length > 0) throw new ConfigError(faults.join('\n'));
  const channels = Object.entries(config.channels).map(([name, one]) => channelOf(name, one, place));
  const people = channels.filter(({ type }) => type !== 'heartbeat').map(({ name }) => name);
  const everything: Route = {
    ...{ to: people, severity: 'warning', metrics: null, slices: null, owner: null, about: 'all', hours: ALWAYS },
  };
  return {
    channels,
    routes: config.routes?.map(routeOf) ?? (people.length === 0 ? [] : [everything]),
    digests: digestsOf(config),
    page: config.page?.replace(/\/+$/, '') ?? null,
  };
}

function channelOf(name: string, config: ChannelConfig, place: MessagesPlace): Channel {
  const base = { name, allowPrivate: config.allow_private, fallback: config.fallback ?? null };
  const secret = (from: SecretConfig | string): Secret => secretOf(from, place);
  switch (config.type) {
    case 'mail':
      return { ...base, type: 'mail', server: secret(config.server), from: config.from, to: listOf(config.to) };
    case 'slack':
    case 'teams':
    case 'heartbeat':
      return { ...base, type: config.type, url: secret(config.url) };
    case 'pagerduty':
      return { ...base, type: 'pagerduty', routingKey: secret(config.routing_key), url: config.url };
    case 'ntfy': {
      const token = config.token === undefined ? null : secret(config.token);
      return { ...base, type: 'ntfy', url: config.url, topic: secret(config.topic), token };
    }
    case 'webhook':
      return { ...base, type: 'webhook', url: secret(config.url), secret: secret(config.secret) };
  }
}

/** @param from a text that is no secret, or where a secret stands */
function secretOf(from: SecretConfig | string, place: MessagesPlace): Secret {
  return typeof from === 'string' ? new Secret(async () => from) : secretFromConfig(from, place);
}

function routeOf(route: RouteConfig): Route {
  const { to, severity, metrics = null, slices = null, owner = null, about } = route;
  return { to: listOf(to), severity, metrics, slices, owner, about, hours: hoursOf(route) };
}

function hoursOf({ quiet_hours: quiet, business_days: days }: RouteConfig): Hours {
  const weekdays = days === true ? [0, 1, 2, 3, 4] : days === false ? null : days.map((day) => WEEKDAYS.indexOf(day));
  return { quiet: quiet ? { from: minuteOf(quiet.from), to: minuteOf(quiet.to) } : null, weekdays };
}

function digestsOf({ daily, weekly }: MessagesConfig): Digest[] {
  const digests: Digest[] = [];
  if (daily) digests.push({ kind: 'daily', weekday: null, minuteOfDay: minuteOf(daily.at), to: listOf(daily.to) });
  if (weekly) {
    const { day, at, to } = weekly;
    digests.push({ kind: 'weekly', weekday: WEEKDAYS.indexOf(day), minuteOfDay: minuteOf(at), to: listOf(to) });
  }
  return digests;
}

function minuteOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
}

function listOf(names: string | readonly string[]): readonly string[] {
  return typeof names === 'string' ? [names] : names;
}

interface Fault {
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

/** Channels that are named and not declared, and those that can't take what is sent to them. */
function channelFaults({ channels, routes = [], daily, weekly }: MessagesConfig): Fault[] {
  const known = Object.keys(channels);
  const at = (path: readonly PropertyKey[], names: string | readonly string[], refused: readonly string[]): Fault[] =>
    listOf(names).flatMap((name, index): Fault[] => {
      const place = ['messages', ...path, ...(typeof names === 'string' ? [] : [index])];
      const type = channels[name]?.type;
      if (type === undefined)
        return [{ path: place, message: `there is no channel '${name}'${didYouMean(name, known)}` }];
      return refused.includes(type)
        ? [{ path: place, message: `${name} is a ${type}, which takes no such message` }]
        : [];
    });
  return [
    ...routes.flatMap(({ to }, index) => at(['routes', index, 'to'], to, ['heartbeat'])),
    ...(daily ? at(['daily', 'to'], daily.to, ['heartbeat', 'pagerduty']) : []),
    ...(weekly ? at(['weekly', 'to'], weekly.to, ['heartbeat', 'pagerduty']) : []),
    ...Object.entries(channels).flatMap(([name, { fallback }]) => {
      const path = ['channels', name, 'fallback'];
      if (fallback === name) return [{ path: ['messages', ...path], message: 'name another channel' }];
      return fallback === undefined ? [] : at(path, fallback, ['heartbeat']);
    }),
  ];
}

function routeFaults({ routes = [] }: MessagesConfig, metrics: MessagesPlace['metrics']): Fault[] {
  const ids = metrics.map(({ id }) => id);
  const dimensions = [...new Set(metrics.flatMap((metric) => metric.dimensions))];
  return routes.flatMap(({ metrics: wanted = [], slices = [] }, index) => [
    ...wanted.flatMap((id, at): Fault[] =>
      ids.includes(id)
        ? []
        : [
            {
              path: ['messages', 'routes', index, 'metrics', at],
              message: `there is no metric '${id}'${didYouMean(id, ids)}`,
            },
          ],
    ),
    ...slices.flatMap((slice, at): Fault[] => {
      const [dimension = ''] = slice.split('=');
      if (dimensions.includes(dimension)) return [];
      const message = `no metric is followed by '${dimension}'${didYouMean(dimension, dimensions)}`;
      return [{ path: ['messages', 'routes', index, 'slices', at], message }];
    }),
  ]);
}

/** Owners of routes that nothing which these are about has: such a route would be silent. */
function ownerFaults({ routes = [] }: MessagesConfig, { metrics, sources }: MessagesPlace): Fault[] {
  const ofMetrics = metrics.flatMap(({ owner }) => owner ?? []);
  const ofSources = sources.flatMap(({ owner }) => owner ?? []);
  return routes.flatMap(({ owner, about }, index) => {
    const known = new Set([...(about === 'data' ? [] : ofMetrics), ...(about === 'business' ? [] : ofSources)]);
    if (owner === undefined || known.has(owner)) return [];
    const what = { business: 'metric', data: 'source', all: 'metric and no source' }[about];
    const other = about !== 'all' && [...ofMetrics, ...ofSources].includes(owner);
    const hint = other
      ? `; a ${about === 'data' ? 'metric' : 'source'} has: about: ${about === 'data' ? 'business' : 'data'}`
      : didYouMean(owner, known);
    return [{ path: ['messages', 'routes', index, 'owner'], message: `no ${what} has the owner '${owner}'${hint}` }];
  });
}
