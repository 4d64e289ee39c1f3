import { expect, test } from 'vitest';
import { testBusiness } from '../../../test/fixtures/business.ts';
import { metric } from '../../../test/fixtures/metrics.ts';
import { sourceOf } from '../../../test/fixtures/source.ts';
import { addDays, dayFromIso, type Day } from '../../calendar/day.ts';
import type { Business } from '../../config/business.ts';
import type { Metric } from '../../metrics/metric.ts';
import { forecastVersion } from './forecast-version.ts';
import { ruleHash } from './rule-hash.ts';
import { valuesVersion } from './values-version.ts';

const source = sourceOf('fact_sales', ['order_id', 'ts', 'amount']);
const holiday = { kind: 'holiday', ds: dayFromIso('2026-05-01'), holiday: 'May Day', scope: '' } as const;

/** Which of values, forecast and rule have another version after a change. */
function changed(metricChange: Partial<Metric>, businessChange: Partial<Business>): string[] {
  const versions = (of: Metric, business: Business) => ({
    values: valuesVersion(of, business),
    forecast: forecastVersion(of, '', business, holiday.ds),
    rule: ruleHash(of, business),
  });
  const business = testBusiness({ sources: [source] });
  const before = versions(metric(), business);
  const after = versions(metric(metricChange), { ...business, ...businessChange });
  return (['values', 'forecast', 'rule'] as const).filter((name) => before[name] !== after[name]);
}

test.each<[string, Partial<Metric>, Partial<Business>]>([
  ['currency', {}, { currency: 'USD' }],
  ['zone', {}, { zone: 'America/New_York' }],
  ['closures', {}, { closures: new Set([dayFromIso('2026-05-01')]) }],
  ['cancelled statuses', {}, { sources: [{ ...source, cancelled: ['void'] }] }],
  ['adjustment statuses', {}, { sources: [{ ...source, adjustment: ['debt'] }] }],
  ['the zone of a source', {}, { sources: [{ ...source, zone: 'UTC' }] }],
  ['the measure', { measure: { table: 'daily_kpis', agg: 'sum', column: 'gross' } }, {}],
  ['the unit', { unit: 'count' }, {}],
  ['the meaning of a missing day', { missing: 'unknown' }, {}],
])('another %s is another version of the values, the forecast and the rule', (_what, metricChange, businessChange) => {
  expect(changed(metricChange, businessChange)).toEqual(['values', 'forecast', 'rule']);
});

test('a new level is another version of the forecasts of its series from the day on which it is known', () => {
  const day = dayFromIso('2026-03-20');
  const level = { metric: metric().id, slice: '', from: day, knownFrom: addDays(day, 7), factor: 0.6 };
  const business = testBusiness({ sources: [source], levelChanges: [{ ...level, incident: 'revenue-1', by: 'Ines' }] });
  const versionOn = (slice: string, on: Day) => forecastVersion(metric(), slice, business, on);
  const before = forecastVersion(metric(), '', testBusiness({ sources: [source] }), day);
  expect(versionOn('', addDays(day, 6))).toBe(before);
  expect(versionOn('country=DE', addDays(day, 7))).toBe(before);
  const after = versionOn('', addDays(day, 7));
  expect(after.slice(0, before.length)).toBe(before);
  expect(after.slice(before.length)).toMatch(/^\.[0-9a-f]{12}$/);
});

test('holidays and limits change the forecast, tolerances the rule, and names and files nothing', () => {
  expect(changed({}, { holidays: [holiday] })).toEqual(['forecast']);
  expect(changed({ nonNegative: true }, {})).toEqual(['forecast', 'rule']);
  expect(changed({ tolerance: 0.3 }, {})).toEqual(['rule']);
  expect(changed({ title: 'Sales', owner: 'me', targets: { month: 5 } }, {})).toEqual([]);
  const moved = { ...source, path: '/elsewhere.csv', completeThrough: dayFromIso('2026-05-01'), maxRejectedShare: 0.1 };
  expect(changed({}, { name: 'Other', sources: [moved] })).toEqual([]);
});
