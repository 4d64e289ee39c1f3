import { join } from 'node:path';
import { expect, test } from 'vitest';
import { tempFolder } from '../../../test/fixtures/temp-folder.ts';
import { parseConfig } from '../read-config.ts';
import { secretWarnings } from './secret-warnings.ts';

const HEAD = `business: {name: Shop, zone: Europe/Berlin, currency: EUR}
sources: {shop: {path: sales.csv}}
`;

async function warningsOf(text: string, environment: Record<string, string>, folder = '/none'): Promise<string[]> {
  const { config, locate } = parseConfig(`${HEAD}${text}`, 'evenkeel.yaml', {});
  return secretWarnings(config, { folder, environment, locate });
}

test('a secret that is not there is named with its place and its variable, and what does not work without it', async () => {
  await using folder = await tempFolder();
  await folder.write('empty.txt', '\n');
  await folder.write('good.txt', 'key');
  const text = `messages:
  channels:
    team: {type: slack, url: {env: SLACK_URL}}
    hook: {type: webhook, url: {env: HOOK_URL}, secret: {file: empty.txt}}
    pager: {type: pagerduty, routing_key: {file: good.txt}}
    phone: {type: ntfy, topic: {file: none.txt}}
auth:
  public_url: https://kpi.example.com
  oidc: {issuer: 'https://login.example.com', client_id: x, client_secret: {env: OIDC_SECRET}}
`;
  const environment = { HOOK_URL: 'https://example.com/s3cret', SLACK_URL: ' ' };
  expect(await warningsOf(text, environment, join(folder.path))).toEqual([
    'evenkeel.yaml:5:30: messages.channels.team.url: the environment variable SLACK_URL is not set; the channel team delivers nothing',
    'evenkeel.yaml:6:57: messages.channels.hook.secret: the file empty.txt of a secret is empty; the channel hook delivers nothing',
    "evenkeel.yaml:8:32: messages.channels.phone.topic: the file none.txt of a secret can't be read; the channel phone delivers nothing",
    'evenkeel.yaml:11:76: auth.oidc.client_secret: the environment variable OIDC_SECRET is not set; nobody can sign in with the provider',
  ]);
});

test.each([
  ['smtps://ops:s3cret@mail.example.com:587', /smtps:\/\/ begins with TLS, which port 587 does not: write smtp:\/\//],
  ['smtps://mail.example.com:25', /which port 25 does not/],
  ['smtp://mail.example.com:465', /port 465 begins with TLS: write smtps:\/\//],
  ['mail.example.com', /is no smtp:\/\/ or smtps:\/\/ address/],
  ['https://s3cret.example.com', /is no smtp:\/\/ or smtps:\/\/ address/],
])('the mail server %s is warned of, and not repeated', async (server, message) => {
  const [warning, ...others] = await warningsOf(
    'messages: {channels: {m: {type: mail, server: {env: S}, from: a@b.c, to: d@e.f}}}\n',
    { S: server },
  );
  expect(warning).toMatch(message);
  expect(warning).not.toContain('s3cret');
  expect(others).toEqual([]);
});

test.each(['smtps://mail.example.com', 'smtps://mail.example.com:465', 'smtp://mail.example.com:587', 'smtp://h'])(
  'the mail server %s is not warned of',
  async (server) => {
    const text = 'messages: {channels: {m: {type: mail, server: {env: S}, from: a@b.c, to: d@e.f}}}\n';
    expect(await warningsOf(text, { S: server })).toEqual([]);
  },
);
