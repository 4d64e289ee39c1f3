import { expect, test } from 'vitest';
import { secret, webhook } from '../../../test/fixtures/channels.ts';
import type { Channel } from '../../notify/settings.ts';
import { fallbackOf } from './deliver.ts';

const base = { allowPrivate: true, fallback: null } as const;
const url = 'https://events.example.com';
const pager: Channel = { ...base, name: 'pager', type: 'pagerduty', routingKey: secret('R0UTING'), url };
const alive: Channel = { ...base, name: 'alive', type: 'heartbeat', url: secret(url) };

test('what a channel did not take goes to PagerDuty only where the config says so', () => {
  const team = webhook('team', url);
  expect(fallbackOf([pager, alive, team, webhook('other', url)], 'other')).toBe('team');
  expect(fallbackOf([pager, alive, team], 'team')).toBeNull();
  expect(fallbackOf([pager, webhook('team', url, { fallback: 'pager' })], 'team')).toBe('pager');
});
