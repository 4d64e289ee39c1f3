import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { servedApi, smallModel, type ServedApi } from '../../../test/fixtures/small-model.ts';

let api: ServedApi;
beforeAll(async () => {
  api = await servedApi();
});
afterAll(async () => api[Symbol.asyncDispose]());

async function read(path: string): Promise<{ status: number; body: unknown; text: string }> {
  const response = await api.get(path);
  const text = await response.text();
  return { status: response.status, text, body: text.startsWith('{') ? JSON.parse(text) : null };
}

test('a page of incidents has each with its sentence and its exact impact', async () => {
  const { status, body } = await read('/api/v1/incidents?state=open');
  expect(status).toBe(200);
  expect(body).toMatchObject({
    data: [
      {
        id: 'revenue-opened',
        impact: '-90.00',
        impact_text: '−€90.00',
        sentence: 'Critical: revenue is €90.00 short over 1 day',
        series: [{ metric: 'revenue', side: 'below', opened_on: '2026-09-21' }],
      },
    ],
    next_cursor: null,
  });
  expect((await read('/api/v1/incidents?state=closed')).body).toMatchObject({ data: [] });
});

test('the CSV has a line for each', async () => {
  const { text } = await read('/api/v1/incidents?format=csv');
  expect(text.split('\n')[1]).toBe(
    'revenue-opened,open,critical,drop,revenue,,2026-09-21,2026-09-21,2026-09-21,,1,-90,,currency,,Critical: revenue is €90.00 short over 1 day',
  );
});

test('an incident has its timeline, and an unknown id is not found', async () => {
  const { body } = await read('/api/v1/incidents/revenue-opened');
  expect(body).toMatchObject({
    data: {
      timeline: [
        { ds: '2026-09-21', kind: 'opened', text: 'Opened. Revenue €10.00, 90% below expected (€100); −€90.00 so far' },
      ],
    },
  });
  expect((await read('/api/v1/incidents/other')).status).toBe(404);
  expect((await read('/api/v1/incidents?state=odd')).status).toBe(400);
});

test('the evidence is a zip archive of what the other paths answer', async () => {
  const model = smallModel();
  const incident = await model.incident('revenue-opened');
  const reason = await model.explanation('revenue', '', { from: model.judgedTo, to: model.judgedTo, since: null });
  api.model = { ...model, incident: async (id) => (incident?.id === id ? { ...incident, reason } : null) };
  const path = '/api/v1/incidents/revenue-opened/evidence';
  for (const answer of [await api.get(path), await api.get(path)]) {
    expect(answer.headers.get('content-type')).toBe('application/zip');
    expect(answer.headers.get('content-disposition')).toBe('attachment; filename="revenue-opened-evidence.zip"');
  }
  const files = unzipSync(new Uint8Array(await (await api.get(path)).arrayBuffer()));
  const text = (name: string): string => strFromU8(files[name] ?? new Uint8Array());
  expect(Object.keys(files)).toEqual(['README.txt', 'incident.json', 'series.csv', 'chart.svg', 'explanation.json']);
  expect(JSON.parse(text('incident.json'))).toEqual((await read('/api/v1/incidents/revenue-opened')).body);
  const { text: csv } = await read('/api/v1/metrics/revenue/series?format=csv&from=2026-08-24&to=2026-09-21');
  expect(text('series.csv')).toBe(csv);
  expect(csv.trim().split('\n')).toHaveLength(1 + 28 + 1);
  const { body: explanation } = await read('/api/v1/metrics/revenue/explanation?day=2026-09-21');
  expect(JSON.parse(text('explanation.json'))).toEqual(explanation);
  expect(text('chart.svg')).toMatch(/^<svg [^]*last 29 days[^]*<\/svg>\n?$/);
  expect(text('README.txt')).toContain('Critical: revenue is €90.00 short over 1 day.\n');
  expect((await read('/api/v1/incidents/other/evidence')).status).toBe(404);
});
