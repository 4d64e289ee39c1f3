import { afterEach, assert, expect, test, vi } from 'vitest';
import { smallModel } from '../../../test/fixtures/small-model.ts';
import type { ReadModel } from '../../pipeline/read/read-model.ts';
import type { RunStatus } from '../../pipeline/run-status.ts';
import { StoreError } from '../../store/connect/database.ts';
import { apiApp } from '../app.ts';
import { listen, type Listening } from '../listen.ts';

interface Served {
  model: ReadModel | null;
  failure: string | null;
  run: RunStatus | null;
}

const open: Listening[] = [];
afterEach(async () => {
  for (const server of open.splice(0)) await server.close();
});

async function serve(served: Served): Promise<Listening> {
  const app = apiApp(
    async () => {
      if (served.failure !== null) throw new StoreError(served.failure);
      return served.model;
    },
    (error) => expect.unreachable(String(error)),
    new Map(),
    { status: () => served.run, request: null },
  );
  const server = await listen(app, 0);
  open.push(server);
  return server;
}

/** Reads the events of a stream one by one. */
function reader(response: Response) {
  assert(response.body);
  const chunks = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let buffer = '';
  return async (): Promise<{ event: string; data: Record<string, unknown> | null }> => {
    for (;;) {
      const end = buffer.indexOf('\n\n');
      const block = buffer.slice(0, end);
      if (end >= 0) buffer = buffer.slice(end + 2);
      const event = /^event: (.*)$/m.exec(block)?.[1];
      if (end >= 0 && event !== undefined)
        return { event, data: JSON.parse(/^data: (.*)$/m.exec(block)?.[1] ?? 'null') };
      if (end >= 0) continue;
      const { value, done } = await chunks.read();
      if (done) throw new Error('the stream has ended');
      buffer += value;
    }
  };
}

test('a listener gets the present state, then what changes', async () => {
  const served: Served = { model: null, failure: null, run: { stage: 'roll up', share: null } };
  const { url } = await serve(served);
  const response = await fetch(`${url}/api/v1/events`);
  expect(response.headers.get('content-type')).toBe('text/event-stream');
  const next = reader(response);
  expect(await next()).toEqual({ event: 'run', data: { stage: 'roll up', share: null } });
  expect(await next()).toMatchObject({ event: 'results', data: { run_id: null, staleness: null } });

  served.run = null;
  served.model = smallModel();
  expect(await next()).toEqual({ event: 'run', data: null });
  expect(await next()).toMatchObject({ event: 'results', data: { run_id: 1, actions: 0 } });

  const [incident] = await smallModel().incidents({ offset: 0, limit: 1 });
  assert(incident);
  served.model = { ...smallModel(), actions: 1, incidents: async () => [{ ...incident, severity: 'warning' }] };
  expect(await next()).toMatchObject({ event: 'incident', data: { id: incident.id, severity: 'warning' } });
  expect(await next()).toMatchObject({ event: 'results', data: { run_id: 1, actions: 1 } });

  served.failure = 'the first run failed';
  expect(await next()).toMatchObject({ event: 'results', data: { run_id: null, staleness: 'the first run failed' } });
});

test('incidents that could not be read once are read at the next look', async () => {
  let failures = 1;
  const model = smallModel();
  const incidents: ReadModel['incidents'] = async (page) => {
    if (failures-- > 0) throw new StoreError('the store does not answer');
    return model.incidents(page);
  };
  const { url } = await serve({ model: { ...model, incidents }, failure: null, run: null });
  const leave = new AbortController();
  const next = reader(await fetch(`${url}/api/v1/events`, { signal: leave.signal }));
  expect(await next()).toMatchObject({ event: 'run' });
  expect(await next()).toMatchObject({ event: 'results', data: { staleness: 'the store does not answer' } });
  expect(await next()).toMatchObject({ event: 'results', data: { run_id: 1, staleness: null } });
  leave.abort();
});

test('whoever asks for the headers alone does not listen', async () => {
  const { url } = await serve({ model: smallModel(), failure: null, run: null });
  for (let times = 0; times < 250; times++) {
    const head = await fetch(`${url}/api/v1/events`, { method: 'HEAD' });
    expect([head.status, head.headers.get('content-type')]).toEqual([200, 'text/event-stream']);
  }
  const listening = await fetch(`${url}/api/v1/events`);
  expect(listening.status).toBe(200);
  await listening.body?.cancel();
});

test('a listener that reads nothing makes room after ten minutes', async () => {
  const model = smallModel();
  const runs = { status: () => null, request: null };
  const app = apiApp(
    async () => model,
    (error) => expect.unreachable(String(error)),
    new Map(),
    runs,
  );
  const status = async (): Promise<number> =>
    (await app.request('http://localhost/api/v1/events', { headers: { host: 'localhost' } })).status;
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] });
  try {
    for (let listeners = 0; listeners < 200; listeners++) expect(await status()).toBe(200);
    expect(await status()).toBe(503);
    await vi.advanceTimersByTimeAsync(590_000);
    expect(await status()).toBe(503);
    await vi.advanceTimersByTimeAsync(20_000);
    expect(await status()).toBe(200);
    await vi.advanceTimersByTimeAsync(620_000);
  } finally {
    vi.useRealTimers();
  }
});

test('only so many listen at a time, and one that leaves makes room', async () => {
  const { url } = await serve({ model: smallModel(), failure: null, run: null });
  const leave = new AbortController();
  const first = await fetch(`${url}/api/v1/events`, { signal: leave.signal });
  // Kept, because a client ends the stream of an answer that is garbage.
  const others: Response[] = [];
  while (others.length < 199) others.push(await fetch(`${url}/api/v1/events`));
  expect(others.every(({ status }) => status === 200)).toBe(true);
  expect((await fetch(`${url}/api/v1/events`)).status).toBe(503);
  leave.abort();
  await expect(first.text()).rejects.toThrow();
  await expect.poll(async () => (await fetch(`${url}/api/v1/events`)).status, { timeout: 20_000 }).toBe(200);
  expect(others).toHaveLength(199);
});
