import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { apiApp } from '../../src/api/app.ts';
import { rejectSchema } from '../../src/api/sources/schema.ts';
import { receivedFacts, type ReceivedFacts } from '../../src/pipeline/receive/receive-facts.ts';
import { smallShop, type SmallShop } from '../e2e/small-shop.ts';
import { isAnswerOf, operationsOf, type Operation } from '../fixtures/documented-operations.ts';
import { requestFor, type FuzzedRequest } from '../fixtures/fuzzed-requests.ts';
import { sourceOf } from '../fixtures/source.ts';
import { tempFolder, type TempFolder } from '../fixtures/temp-folder.ts';
import { runSize } from '../run-size.ts';

const SEED = 20_260_921;

let shop: SmallShop;
let app: ReturnType<typeof apiApp>;
let operations: readonly Operation[];
let incident = '';
let facts: ReceivedFacts;
let folder: TempFolder;
const errors: unknown[] = [];

beforeAll(async () => {
  shop = await smallShop('an outage', 30);
  const { model } = shop;
  const [first] = await model.incidents({ offset: 0, limit: 1 });
  incident = first?.id ?? '';
  folder = await tempFolder();
  const columns = ['order_id', 'line_no', 'ts', 'amount'];
  const source = sourceOf('fact_sales', columns, { id: 'web', path: [], columnOrder: 'any', inbox: folder.path });
  facts = receivedFacts(
    () => ({ ...model.business, sources: [source] }),
    { latestLoads: async () => () => null },
    () => new Date(),
  );
  app = apiApp(
    async () => model,
    (error) => errors.push(error),
    new Map(),
    { status: () => ({ stage: 'roll up', share: 0.5 }), request: () => undefined },
    async (id) => {
      const known = await model.incident(id);
      return known && { incident: known, event: null, proposal: null, levels: [] };
    },
    null,
    null,
    facts,
  );
  operations = operationsOf(app);
});
afterAll(async () => {
  await facts?.close();
  await folder?.[Symbol.asyncDispose]();
  await shop?.[Symbol.asyncDispose]();
});

const problem = z.strictObject({
  type: z.string(),
  title: z.string(),
  status: z.number(),
  detail: z.string().min(1),
  rejects: z.array(rejectSchema).optional(),
});

async function faultOf({ operation, method, path, body }: FuzzedRequest): Promise<string | null> {
  const sentAs = operation.hasLines ? 'application/x-ndjson' : 'application/json';
  const headers = { host: '127.0.0.1', ...(body === null ? {} : { 'content-type': sentAs }) };
  const answer = await app.request(`http://127.0.0.1${path}`, { method, headers, ...(body === null ? {} : { body }) });
  const type = answer.headers.get('content-type')?.split(';')[0] ?? '';
  if (answer.status >= 500) return `status ${answer.status}: ${await answer.text()} ${String(errors.at(-1))}`;
  if (type === 'application/problem+json') {
    const parsed = problem.safeParse(await answer.json());
    if (!parsed.success || parsed.data.status !== answer.status) return 'not a problem document';
    return answer.status in operation.responses ? null : `status ${answer.status} is not in the contract`;
  }
  return isAnswerOf(operation, answer.status, type, await answer.text());
}

test('requests within the contract and beside it get answers that the contract has', async () => {
  const known = { metrics: ['revenue', 'orders', 'error_rate'], incidents: [incident], sources: ['shop'], runs: ['1'] };
  const request = fc.constantFrom(...operations).chain((operation) => requestFor(operation, known));
  const requests = fc.sample(request, { numRuns: runSize('fuzzedRequests'), seed: SEED });
  const faults: string[] = [];
  for (const one of requests) {
    const fault = await faultOf(one);
    if (fault !== null) faults.push(`${one.method} ${one.path} ${one.body ?? ''}: ${fault}`);
  }
  expect(faults).toEqual([]);
  expect(operations.length).toBeGreaterThan(20);
}, 1_800_000);
