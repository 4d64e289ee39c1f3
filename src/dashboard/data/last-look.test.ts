import { expect, test } from 'vitest';
import { smallModel } from '../../../test/fixtures/small-model.ts';
import { summaryJson } from '../../api/summary/json.ts';
import type { SummaryJson } from '../../api/summary/schema.ts';
import { health } from '../../pipeline/read/health.ts';
import { changesSince, lookOf, parsedLook } from './last-look.ts';

const AT = new Date('2026-09-22T06:10:00Z');

async function summaryWith(change: (summary: SummaryJson) => Partial<SummaryJson>): Promise<SummaryJson> {
  const model = smallModel();
  const summary = summaryJson(await model.summary(), {
    revenue: await model.seriesReport('revenue', ''),
    health: await health(model),
    sales: await model.runningSales(),
  });
  return { ...summary, ...change(summary) };
}

const asItIs = async () => summaryWith(() => ({}));
const withIncident = async (change: object) =>
  summaryWith(({ incidents }) => ({ incidents: incidents.map((incident) => ({ ...incident, ...change })) }));

test('nothing has changed since a look at the same answers', async () => {
  const summary = await asItIs();
  expect(summary.incidents.length).toBeGreaterThan(0);
  expect(changesSince(lookOf(summary, AT), summary)).toEqual([]);
});

test('names what opened, worsened, ended and was restated', async () => {
  const now = await asItIs();
  const [first] = now.incidents;
  const [none, milder] = [await summaryWith(() => ({ incidents: [] })), await withIncident({ severity: 'warning' })];
  const kinds = (before: SummaryJson, after: SummaryJson) =>
    changesSince(lookOf(before, AT), after).map(({ kind, incident }) => [kind, incident]);
  expect(first?.severity).toBe('critical');
  expect(kinds(none, now)).toEqual([['opened', first?.id]]);
  expect(kinds(milder, now)).toEqual([['worsened', first?.id]]);
  expect(kinds(now, milder)).toEqual([]);
  expect(kinds(now, none)).toEqual([['no longer listed', first?.id]]);
  expect(kinds(now, await withIncident({ state: 'recovered' }))).toEqual([['over', first?.id]]);
  const restated = await summaryWith(({ revenue }) => ({ restated: revenue ? [revenue] : [] }));
  expect(kinds(now, restated)).toEqual([['restated', null]]);
  expect(kinds(restated, restated)).toEqual([]);
});

test('reads what it has written, and nothing else', async () => {
  const look = lookOf(await asItIs(), AT);
  expect(parsedLook(JSON.stringify(look))).toEqual(look);
  for (const text of [
    null,
    '',
    'null',
    '{"at":1}',
    '{"at":"x","open":null}',
    '{"at":"x","open":{},"restated":[]}',
    '[]',
  ])
    expect(parsedLook(text)).toBeNull();
});
