import { expect, test } from 'vitest';
import { route } from '../../../test/fixtures/channels.ts';
import { zone } from '../../calendar/zone.ts';
import { targets, type Routed } from './targets.ts';

const clock = { nowMs: Date.parse('2026-09-21T22:00:00Z'), zone: zone('UTC'), isOff: () => false };
const series = [
  { metric: 'revenue', slice: '' },
  { metric: 'orders', slice: 'country=DE' },
];
const warning: Routed = { isData: false, severity: 'warning', series, owners: ['Ines'] };
const fault: Routed = { ...warning, isData: true, owners: ['data team'] };
const channels = (routed: Routed, ...changes: readonly Parameters<typeof route>[1][]): string[] =>
  targets(
    routed,
    changes.map((change, index) => route([`c${index}`], change)),
    clock,
  ).map(({ channel }) => channel);

test('an incident goes where its severity, one of its series and the owner match', () => {
  const critical = { ...warning, severity: 'critical' } as const;
  expect(channels(warning, {}, { severity: 'critical' })).toEqual(['c0']);
  expect(channels(critical, {}, { severity: 'critical' })).toEqual(['c0', 'c1']);
  expect(channels(warning, { metrics: ['orders'] }, { metrics: ['refunds'] })).toEqual(['c0']);
  expect(channels(warning, { slices: ['country'] }, { slices: ['country=DE'] }, { slices: ['country=D'] })).toEqual([
    'c0',
    'c1',
  ]);
  // The slice must be one of the metric that is named.
  expect(channels(warning, { metrics: ['revenue'], slices: ['country'] })).toEqual([]);
  expect(channels(warning, { owner: 'Ines' }, { owner: 'Paul' })).toEqual(['c0']);
});

test('a fault in the data goes to routes about data alone, whatever their severity, by the owner of the data', () => {
  expect(channels(fault, { about: 'business' }, { about: 'data', severity: 'critical' }, { about: 'all' })).toEqual([
    'c1',
    'c2',
  ]);
  expect(channels(warning, { about: 'data' })).toEqual([]);
  expect(channels(fault, { about: 'data', owner: 'data team' }, { about: 'data', owner: 'Ines' })).toEqual(['c0']);
});

test('a channel of several routes is notified once, by the one that delivers first', () => {
  const quiet = { quiet: { from: 20 * 60, to: 7 * 60 }, weekdays: null };
  const routes = [route(['team'], { hours: quiet }), route(['team', 'team'], { severity: 'critical' })];
  expect(targets(warning, routes, clock)).toMatchObject([
    { channel: 'team', sendAtMs: Date.parse('2026-09-22T07:00:00Z') },
  ]);
  expect(targets({ ...warning, severity: 'critical' }, routes, clock)).toMatchObject([{ sendAtMs: clock.nowMs }]);
});
