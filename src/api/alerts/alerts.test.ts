import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { servedApi, type ServedApi } from '../../../test/fixtures/small-model.ts';

const page = z.object({ data: z.array(z.record(z.string(), z.unknown())), next_cursor: z.string().nullable() });

let api: ServedApi;
beforeAll(async () => {
  api = await servedApi();
});
afterAll(async () => api[Symbol.asyncDispose]());
const get: ServedApi['get'] = async (path, headers) => api.get(path, headers);

test('the last page of alerts has no cursor', async () => {
  const { data, next_cursor } = page.parse(await (await get('/api/v1/alerts?limit=1')).json());
  expect(data).toHaveLength(1);
  expect(next_cursor).toBeNull();
});
