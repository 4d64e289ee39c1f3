import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { InMemoryTransport } from '@modelcontextprotocol/sdk/inMemory.js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { smallModel } from '../../../test/fixtures/small-model.ts';
import { apiApp } from '../../api/app.ts';
import { listen, type Listening } from '../../api/listen.ts';
import { serveMcp } from './mcp-route.ts';
import { mcpServer } from '../../mcp/mcp-server.ts';

const model = smallModel();
const errors: unknown[] = [];
const app = apiApp(
  async () => model,
  (error) => errors.push(error),
  new Map(),
);
serveMcp(app);
const ask = async (path: string): Promise<Response> =>
  app.request(`http://localhost${path}`, { headers: { host: 'localhost' } });

const QUESTIONS = [
  { name: 'summary', arguments: {}, path: '/api/v1/summary' },
  { name: 'metrics', arguments: {}, path: '/api/v1/metrics?limit=1000' },
  { name: 'explain', arguments: { metric: 'revenue' }, path: '/api/v1/metrics/revenue/explanation' },
  {
    name: 'forecast',
    arguments: { metric: 'revenue', to: '2026-09-25' },
    path: '/api/v1/metrics/revenue/forecast?to=2026-09-25',
  },
  { name: 'incidents', arguments: { state: 'open', limit: 5 }, path: '/api/v1/incidents?state=open&limit=5' },
  { name: 'incident', arguments: { id: 'revenue-opened' }, path: '/api/v1/incidents/revenue-opened' },
];

describe.each(['in this process', 'over HTTP'])('an assistant %s', (way) => {
  let server: Listening | null = null;
  const client = new Client({ name: 'test', version: '1' });

  beforeAll(async () => {
    if (way === 'over HTTP') {
      server = await listen(app, 0);
      await client.connect(new StreamableHTTPClientTransport(new URL('/mcp', server.url)));
    } else {
      const [own, others] = InMemoryTransport.createLinkedPair();
      await mcpServer(ask, '1').connect(others);
      await client.connect(own);
    }
  });
  afterAll(async () => {
    await client.close();
    await server?.close();
  });

  test('finds a tool for each question, none of which changes anything', async () => {
    const { tools } = await client.listTools();
    expect(tools.map(({ name }) => name)).toEqual(QUESTIONS.map(({ name }) => name));
    expect(tools.every(({ annotations }) => annotations?.readOnlyHint === true)).toBe(true);
  });

  test.each(QUESTIONS)('gets from $name what the API answers', async ({ path, ...question }) => {
    const answer = await (await ask(path)).text();
    const result = await client.callTool(question);
    expect(result.content).toEqual([{ type: 'text', text: answer }]);
    expect(result.structuredContent).toEqual(JSON.parse(answer));
  });

  test('learns why a question has no answer', async () => {
    const unknown = await client.callTool({ name: 'forecast', arguments: { metric: '../summary' } });
    expect(unknown).toMatchObject({ isError: true, content: [{ text: "there is no metric '../summary'" }] });
    const wrong = await client.callTool({ name: 'explain', arguments: { metric: 'revenue', from: 'yesterday' } });
    expect(wrong).toMatchObject({ isError: true, content: [{ text: 'from: write a day as YYYY-MM-DD' }] });
    const surplus = await client.callTool({ name: 'summary', arguments: { sql: 'select 1' } });
    expect(surplus.isError).toBe(true);
    expect(errors).toEqual([]);
  });
});
