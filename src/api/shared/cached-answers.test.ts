import { Hono } from 'hono';
import { expect, test } from 'vitest';
import { smallModel } from '../../../test/fixtures/small-model.ts';
import { answerCache } from './answer-cache.ts';
import { cachedAnswers } from './cached-answers.ts';

function served(answer: (path: string) => Promise<Response>) {
  const state = { model: smallModel(), made: 0 };
  const app = new Hono();
  app.use(cachedAnswers(async () => state.model));
  app.get('*', async ({ req }) => {
    state.made++;
    return answer(req.url.slice(req.url.indexOf('/', 8)));
  });
  return { state, get: async (path: string, headers = {}) => app.request(`http://localhost${path}`, { headers }) };
}

test('an answer is made once a read model, however many ask for it at once', async () => {
  const { state, get } = served(
    async (path) => new Response(`for ${path}`, { headers: { 'content-type': 'text/csv' } }),
  );
  const all = await Promise.all(Array.from({ length: 50 }, async () => get('/a?b=1')));
  expect(state.made).toBe(1);
  for (const answer of all) {
    expect(await answer.text()).toBe('for /a?b=1');
    expect(answer.headers.get('content-type')).toBe('text/csv');
  }
  await get('/a?b=2');
  expect(state.made).toBe(2);
  state.model = smallModel();
  await get('/a?b=1');
  expect(state.made).toBe(3);
});

test.each(['TAG', 'W/TAG', '"other", TAG', '*'])('if-none-match: %s is answered with 304', async (pattern) => {
  const { get } = served(async () => new Response('same'));
  const tag = (await get('/a')).headers.get('etag') ?? '';
  const answer = await get('/a', { 'if-none-match': pattern.replace('TAG', tag) });
  expect([answer.status, await answer.text(), answer.headers.get('etag')]).toEqual([304, '', tag]);
});

test('another tag is answered with the bytes', async () => {
  const { get } = served(async () => new Response('same'));
  expect((await get('/a', { 'if-none-match': '"other"' })).status).toBe(200);
});

test('a problem is not kept, and each who asks has an answer of its own', async () => {
  const { state, get } = served(async () => new Response('no', { status: 404 }));
  const all = await Promise.all([get('/a'), get('/a'), get('/a')]);
  expect(all.map(({ status }) => status)).toEqual([404, 404, 404]);
  expect(state.made).toBe(3);
});

test('a cache keeps no more bytes than its capacity, and the latest used of them', async () => {
  const cache = answerCache(350);
  let made = 0;
  const get = async (key: string, size = 100) =>
    cache.get(key, async () => {
      made++;
      return { body: new Uint8Array(size), etag: key, headers: {} };
    });
  for (const key of ['a', 'b', 'c', 'a', 'd', 'a']) await get(key);
  expect(made).toBe(4);
  await get('b');
  expect(made).toBe(5);
  await get('large', 1000);
  await get('large', 1000);
  expect(made).toBe(7);
});
