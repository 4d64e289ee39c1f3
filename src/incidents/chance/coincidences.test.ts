import { describe, expect, test } from 'vitest';
import { addDays, dayFromIso, type Day } from '../../calendar/day.ts';
import { coincidences } from './coincidences.ts';
import type { IncidentRecord } from '../incident.ts';

const FIRST = dayFromIso('2026-01-01');
const operations = { metrics: new Set(['error_rate', 'latency']), first: FIRST, last: addDays(FIRST, 199) };

function incident(metric: string, onset: number, changes: Partial<IncidentRecord> = {}): IncidentRecord {
  const day: Day = addDays(FIRST, onset);
  const member = { metric, slice: '', side: 'below', openedOn: day, lastAlert: day, severity: 'warning' } as const;
  return {
    ...{ id: `${metric}-${onset}`, root: metric, isData: false, type: 'drop', state: 'recovered', severity: 'warning' },
    ...{ current: null, openedOn: day, onset: day, lastAlert: day, closedOn: day, metric, slice: '', impact: null },
    ...{
      meanGap: null,
      mergedInto: null,
      judgedTo: day,
      members: [{ ...member, score: 9, since: day, until: day, gap: -1, gapDays: 1, limit: null }],
    },
    ...changes,
  };
}

describe('operations beside the business', () => {
  test('what began on the same day or up to two days before is named, with its chance and how often it was so before', () => {
    const drops = [incident('revenue', 20), incident('revenue', 60), incident('revenue', 100)];
    const errors = [incident('error_rate', 20), incident('error_rate', 99)];
    const [last = incident('revenue', 0)] = drops.slice(-1);
    const [found, ...others] = coincidences(last, [...drops, ...errors], operations);
    expect(others).toEqual([]);
    expect(found).toMatchObject({ incident: 'error_rate-99', daysBefore: 1, history: { incidents: 3, matched: 2 } });
    // Two onsets in 200 days, and three days in which one would be close: 1 - exp(-0.03).
    expect(found?.chance).toBeCloseTo(0.02955, 5);
    expect(found?.history.expected).toBeCloseTo(0.08866, 5);
  });

  test('what begins often coincides by chance, what begins later precedes nothing, and data or operations have none', () => {
    const often = Array.from({ length: 20 }, (_, at) => incident('latency', at * 10));
    const drop = incident('revenue', 100);
    expect(coincidences(drop, [drop, ...often], operations)).toEqual([]);
    expect(coincidences(drop, [drop, incident('error_rate', 101)], operations)).toEqual([]);
    expect(coincidences(drop, [drop, incident('error_rate', 97)], operations)).toEqual([]);
    expect(coincidences(drop, [drop, incident('error_rate', 100, { state: 'withdrawn' })], operations)).toEqual([]);
    const errors = incident('error_rate', 100);
    expect(coincidences(errors, [incident('latency', 100), errors], operations)).toEqual([]);
    const fault = incident('revenue', 100, { isData: true });
    expect(coincidences(fault, [fault, errors], operations)).toEqual([]);
  });

  test('a slice that both share is named', () => {
    const [slice, series] = ['country=DE', { slice: 'country=DE' }];
    const drop = incident('revenue', 100, series);
    const members = incident('error_rate', 100).members.map((member) => ({ ...member, ...series }));
    const errors = incident('error_rate', 100, { ...series, members });
    expect(coincidences(drop, [drop, errors], operations)).toMatchObject([{ slice, isSameSlice: true }]);
  });
});
