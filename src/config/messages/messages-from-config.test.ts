import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { tempFolder } from '../../../test/fixtures/temp-folder.ts';
import { metric } from '../../../test/fixtures/metrics.ts';
import type { MessageSettings } from '../../notify/settings.ts';
import { ConfigError } from '../faults/config-error.ts';
import { parseConfig } from '../read-config.ts';
import { messagesFromConfig } from './messages-from-config.ts';

const HEAD = `business: {name: Shop, zone: Europe/Berlin, currency: EUR}
sources: {shop: {path: sales.csv}}
messages:
`;
const revenue = metric({ id: 'revenue', dimensions: ['country'], owner: 'finance' });
const sources = [{ id: 'shop', owner: 'data team' }];

function settingsOf(text: string, environment: Record<string, string> = {}, folder = '/none'): MessageSettings {
  const { config, locate } = parseConfig(`${HEAD}${text}`, 'evenkeel.yaml', {});
  return messagesFromConfig(config.messages, { folder, environment, metrics: [revenue], sources, locate });
}

function faultsOf(text: string): string[] {
  try {
    settingsOf(text);
  } catch (error) {
    if (error instanceof ConfigError) return error.message.split('\n');
    throw error;
  }
  return [];
}

const HOOK = '  channels: {hook: {type: webhook, url: https://example.com/hook, secret: {env: HOOK_KEY}}}\n';

test('channels without routes are notified of everything, a heartbeat only of runs', () => {
  const { channels, routes } = settingsOf(`  channels:
    hook: {type: webhook, url: https://example.com/hook, secret: {env: HOOK_KEY}}
    alive: {type: heartbeat, url: {env: ALIVE_URL}}
`);
  expect(channels.map(({ name, type }) => `${name} ${type}`)).toEqual(['hook webhook', 'alive heartbeat']);
  expect(routes).toMatchObject([{ to: ['hook'], severity: 'warning', about: 'all' }]);
});

test('a route has its hours, a digest its time', () => {
  const { routes, digests, page } = settingsOf(`${HOOK}  page: https://health.example.com/
  routes:
    - {to: hook, severity: critical, slices: [country=DE], quiet_hours: {from: '22:00', to: '06:30'}, business_days: [saturday]}
  daily: {at: '08:00', to: [hook]}
  weekly: {day: friday, at: '16:30', to: hook}
`);
  expect(routes).toMatchObject([{ about: 'business', hours: { quiet: { from: 1320, to: 390 }, weekdays: [5] } }]);
  expect(digests).toEqual([
    { kind: 'daily', weekday: null, minuteOfDay: 480, to: ['hook'] },
    { kind: 'weekly', weekday: 4, minuteOfDay: 990, to: ['hook'] },
  ]);
  expect(page).toBe('https://health.example.com');
});

test('a secret is read when it is needed, from the environment or a file, and nothing prints it', async () => {
  await using folder = await tempFolder();
  await writeFile(join(folder.path, 'key.txt'), 's3cret\n');
  const text = '  channels: {hook: {type: webhook, url: {env: HOOK_URL}, secret: {file: key.txt}}}\n';
  const settings = settingsOf(text, { HOOK_URL: 'https://example.com/x' }, folder.path);
  const [hook] = settings.channels;
  if (hook?.type !== 'webhook') throw new Error('no webhook');
  expect([await hook.url.reveal(), await hook.secret.reveal()]).toEqual(['https://example.com/x', 's3cret']);
  expect(JSON.stringify(settings)).not.toMatch(/s3cret|example\.com/);
  const [unset] = settingsOf(text).channels;
  if (unset?.type !== 'webhook') throw new Error('no webhook');
  await expect(unset.url.reveal()).rejects.toThrow('the environment variable HOOK_URL is not set');
  await expect(unset.secret.reveal()).rejects.toThrow("the file key.txt of a secret can't be read");
});

test.each([
  [
    '  channels: {team: {type: slack, url: https://hooks.slack.com/x}}',
    /^evenkeel\.yaml:4:\d+: messages\.channels\.team\.url: a secret never stands in the config/,
  ],
  [
    '  channels: {team: {type: slak, url: {env: X}}}',
    /messages\.channels\.team\.type: write its type: mail, slack, .* or heartbeat; did you mean 'slack'\?$/,
  ],
  ['  channels: {team: {type: email, url: {env: X}}}', /; did you mean 'mail'\?$/],
  ['  channels: {team: {type: carrier_pigeon}}', /webhook or heartbeat$/],
  ['  channels: {team: {url: {env: X}}}', /messages\.channels\.team\.type: write its type: [^;]*$/],
  [
    `${HOOK}  routes: [{to: hook, owner: finnance}]`,
    /messages\.routes\.0\.owner: no metric has the owner 'finnance'; did you mean 'finance'\?$/,
  ],
  [
    `${HOOK}  routes: [{to: hook, owner: data team}]`,
    /no metric has the owner 'data team'; a source has: about: data$/,
  ],
  [`${HOOK}  routes: [{to: hook, owner: nobody, about: all}]`, /no metric and no source has the owner 'nobody'$/],
  [
    '  channels: {team: {type: slack, url: {env: X}, colour: red}}',
    /messages\.channels\.team\.colour: is not a known setting/,
  ],
  ['  channels: {Team: {type: slack, url: {env: X}}}', /messages\.channels\.Team: use small letters/],
  [
    `${HOOK}  routes: [{to: hok}]`,
    /^evenkeel\.yaml:5:17: messages\.routes\.0\.to: there is no channel 'hok'; did you mean 'hook'\?$/,
  ],
  [
    `${HOOK}  routes: [{to: [hook], metrics: [revenu]}]`,
    /messages\.routes\.0\.metrics\.0: there is no metric 'revenu'; did you mean 'revenue'\?$/,
  ],
  [
    `${HOOK}  routes: [{to: [hook], slices: [city=Bonn]}]`,
    /messages\.routes\.0\.slices\.0: no metric is followed by 'city'/,
  ],
  [`${HOOK}  daily: {at: 8, to: [hook]}`, /messages\.daily\.at: write a text, not 8/],
  [
    `${HOOK}  routes: [{to: [hook], quiet_hours: {from: '25:00', to: '06:00'}}]`,
    /messages\.routes\.0\.quiet_hours\.from: write a time of day as HH:MM, in quotes/,
  ],
  [
    `${HOOK}  page: https://health.example.com/?tab=1`,
    /messages\.page: write the address at which people find the page/,
  ],
  [
    '  channels: {alive: {type: heartbeat, url: {env: X}}}\n  daily: {at: "08:00", to: alive}',
    /messages\.daily\.to: alive is a heartbeat, which takes no such message/,
  ],
  [
    '  channels: {m: {type: mail, server: {env: S}, from: a@b.c, to: "x@y.z, b@c.d"}}',
    /messages\.channels\.m\.to: write an address such as/,
  ],
])('%s is refused with its place', (text, message) => {
  expect(faultsOf(text).join('\n')).toMatch(message);
});
