import { expect, test } from 'vitest';
import { settings, webhook } from '../../../test/fixtures/channels.ts';
import { channelReports } from '../../pipeline/deliver/channel-report.ts';
import { newDelivery } from '../../pipeline/deliver/new-delivery.ts';
import { NO_DELIVERIES } from '../../store/deliveries/delivery-counts.ts';
import type { DeliveriesQuery } from '../../store/deliveries/load-deliveries.ts';
import { apiApp } from '../app.ts';
import type { Messages } from './route.ts';

const headers = { host: '127.0.0.1' };
const queued = newDelivery({
  ...{ id: 'msg_1', kind: 'opened', channel: 'team', incident: 'revenue-2026-09-21' },
  now: new Date('2026-09-22T05:00:00Z'),
});

const none: Messages = {
  deliveries: async () => [],
  channels: async () => [],
  retry: async () => false,
  test: async () => null,
};

function appWith(messages: Messages | null) {
  const page = new Map();
  return apiApp(
    async () => null,
    () => undefined,
    page,
    undefined,
    null,
    null,
    messages,
  );
}

test('the log of deliveries is a page of JSON, or CSV; without messages the server says so', async () => {
  const queries: DeliveriesQuery[] = [];
  const app = appWith({
    ...none,
    deliveries: async (query) => {
      queries.push(query);
      return [queued, { ...queued, id: '=1+1' }];
    },
  });
  const answer = await app.request('http://127.0.0.1/api/v1/deliveries?state=dead&limit=1', { headers });
  expect(await answer.json()).toMatchObject({
    data: [{ id: 'msg_1', state: 'queued', channel: 'team', queued_at: '2026-09-22T05:00:00.000Z', title: null }],
    next_cursor: '1',
  });
  expect(queries).toEqual([{ state: 'dead', offset: 0, limit: 2 }]);
  const csv = await app.request('http://127.0.0.1/api/v1/deliveries?format=csv', { headers });
  expect(await csv.text()).toContain("\n'=1+1,2026-09-22T05:00:00.000Z,queued,team,opened,");
  const bad = await app.request('http://127.0.0.1/api/v1/deliveries?state=lost', { headers });
  expect([bad.status, await bad.json()]).toMatchObject([
    400,
    { detail: expect.stringContaining('write queued, held') },
  ]);
  expect((await appWith(null).request('http://127.0.0.1/api/v1/deliveries', { headers })).status).toBe(503);
});

test('a test of a channel answers what its receiver did', async () => {
  const app = appWith({
    ...none,
    test: async (name) => (name === 'team' ? { status: 'refused', text: 'HTTP 404: no_service' } : null),
  });
  const post = async (name: string) =>
    app.request(`http://127.0.0.1/api/v1/channels/${name}/test`, { method: 'POST', headers });
  expect(await (await post('team')).json()).toEqual({
    data: { channel: 'team', accepted: false, answer: 'HTTP 404: no_service' },
  });
  expect((await post('none')).status).toBe(404);
});

test('channels are listed without addresses and secrets, and a dead message is queued again', async () => {
  const channels = [webhook('team', 'https://example.com/secret-path'), webhook('other', 'https://example.com/x')];
  const counts = new Map([
    ['team', { ...NO_DELIVERIES, sent: 3, dead: 1, lastSentAt: new Date('2026-09-22T05:00:12Z') }],
  ]);
  const app = appWith({
    ...none,
    channels: async () => channelReports(settings(channels), counts),
    retry: async (id) => id === 'msg_1',
  });
  const answer = await app.request('http://127.0.0.1/api/v1/channels', { headers });
  expect(await answer.json()).toMatchObject({
    data: [
      ...[{ name: 'team', type: 'webhook', takes: ['incidents'], fallback: 'other', sent: 3, dead: 1, waiting: 0 }],
      ...[{ name: 'other', sent: 0, last_sent_at: null }],
    ],
  });
  const post = async (id: string) =>
    (await app.request(`http://127.0.0.1/api/v1/deliveries/${id}/retry`, { method: 'POST', headers })).status;
  expect([await post('msg_1'), await post('msg_2')]).toEqual([200, 404]);
});
