import { expect, test } from 'vitest';
import { incidentDetail } from '../../../test/fixtures/incidents.ts';
import { metric } from '../../../test/fixtures/metrics.ts';
import { dayFromIso } from '../../calendar/day.ts';
import type { Action } from '../../incidents/action.ts';
import { apiApp } from '../app.ts';

const incident = incidentDetail(metric({ id: 'revenue' }), dayFromIso('2026-09-21'));
const event = { name: 'Fair', from: incident.onset, to: incident.lastAlert, scope: '', incident: incident.id };

/** An API that records actions on one incident. */
function recording(): { taken: Action[]; post: (path: string, body: unknown) => Promise<Response> } {
  const taken: Action[] = [];
  const app = apiApp(
    async () => null,
    () => undefined,
    undefined,
    undefined,
    async (id, action) => {
      if (id !== incident.id) return null;
      taken.push(action);
      return { incident, event: action.feedback === 'expected' ? event : null, proposal: null, levels: [] };
    },
  );
  const post = async (path: string, body: unknown): Promise<Response> =>
    app.request(`http://127.0.0.1/api/v1/incidents/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', host: '127.0.0.1' },
      body: JSON.stringify(body),
    });
  return { taken, post };
}

test('each action is recorded with who does it', async () => {
  const { taken, post } = recording();
  const by = 'Ines';
  const requests: readonly (readonly [string, object])[] = [
    ['ack', {}],
    ['assign', { assignee: 'Paul' }],
    ['snooze', { until: '2026-10-01' }],
    ['notes', { note: 'Provider confirms' }],
    ['resolve', {}],
    ['feedback', { feedback: 'true', cause: 'Payment provider' }],
    ['take-back', { note: 'It was a fair' }],
  ];
  for (const [path, body] of requests)
    expect((await post(`${incident.id}/${path}`, { by, ...body })).status, path).toBe(200);
  expect(taken.map(({ kind, by: who }) => `${kind} ${who}`)).toEqual(
    ['ack', 'assign', 'snooze', 'note', 'resolve', 'feedback', 'take_back'].map((kind) => `${kind} Ines`),
  );
  expect(taken[2]?.until).toBe(dayFromIso('2026-10-01'));
});

test('an expected event is answered as the line of events.csv', async () => {
  const { post } = recording();
  const answer = await post(`${incident.id}/feedback`, { by: 'Ines', feedback: 'expected', cause: 'Fair' });
  expect(await answer.json()).toMatchObject({
    data: { effects: [expect.any(String), 'Fair,2026-09-21,2026-09-21,'], event: { name: 'Fair' } },
  });
});

test('what is not as described is refused, and nothing is recorded', async () => {
  const { taken, post } = recording();
  const bodies: readonly (readonly [string, unknown])[] = [
    ['ack', {}],
    ['ack', { by: '' }],
    ['ack', { by: 'Ines', odd: 1 }],
    ['assign', { by: 'Ines' }],
    ['snooze', { by: 'Ines', until: '2026-02-30' }],
    ['notes', { by: 'Ines', note: 'x'.repeat(2001) }],
    ['feedback', { by: 'Ines', feedback: 'maybe' }],
    ['feedback', { by: 'Ines', feedback: 'expected' }],
    ['ack', []],
  ];
  for (const [path, body] of bodies)
    expect((await post(`${incident.id}/${path}`, body)).status, JSON.stringify(body)).toBe(400);
  const details = [
    [{ by: 'Ines', odd: 1 }, 'odd: there is no such field'],
    [[], /^body: /],
  ] as const;
  for (const [body, detail] of details)
    expect(await (await post(`${incident.id}/take-back`, body)).json()).toMatchObject({
      detail: expect.stringMatching(detail),
    });
  expect((await post('other/ack', { by: 'Ines' })).status).toBe(404);
  expect(taken).toEqual([]);
});
