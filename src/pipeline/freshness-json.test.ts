import { expect, test } from 'vitest';
import { addDays, dayFromIso } from '../calendar/day.ts';
import type { Freshness } from './freshness.ts';
import { freshnessFromJson, freshnessJson } from './freshness-json.ts';

const LAST = dayFromIso('2026-03-31');
const STORED =
  '{"last_closed":"2026-03-31","sources":[["shop",{"through":"2026-03-30","last_day":"2026-03-29","usual_silence":1}],["log",{"through":null,"last_day":null,"usual_silence":0}]],"running":null}';

const RUNNING: Freshness['running'] = {
  day: addDays(LAST, 1),
  lastRows: new Map([
    ['shop', '08:02'],
    ['log', null],
  ]),
};

test.each([{ running: null }, { running: RUNNING }])('a freshness is read as it was written: %j', ({ running }) => {
  const sources = new Map([
    ['shop', { through: addDays(LAST, -1), lastDay: addDays(LAST, -2), usualSilence: 1 }],
    ['log', { through: null, lastDay: null, usualSilence: 0 }],
    ['__proto__', { through: LAST, lastDay: LAST, usualSilence: 0 }],
  ]);
  const fresh: Freshness = { lastClosed: LAST, sources, running };
  expect(freshnessFromJson(freshnessJson(fresh))).toEqual(fresh);
});

test.each([
  ['no JSON', ''],
  ['another type', '[]'],
  ['no such day', STORED.replace('2026-03-30', '2026-02-30')],
  ['a number as a day', STORED.replace('"2026-03-31"', '20543')],
  ['no sources', STORED.replace(/"sources":.*\]\],/, '')],
  ['an unknown field', STORED.replace('{', '{"x":1,')],
  ['no such time', STORED.replace('"running":null', '"running":{"day":"2026-04-01","last_rows":[["shop","25:00"]]}')],
])('a stored freshness with %s is an error', (_, json) => {
  expect(() => freshnessFromJson(STORED)).not.toThrow();
  expect(() => freshnessFromJson(json)).toThrow();
});
