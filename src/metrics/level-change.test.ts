import { expect, test } from 'vitest';
import { metric, shareMetric } from '../../test/fixtures/metrics.ts';
import { addDays, dayFromIso, type Day } from '../calendar/day.ts';
import { atNewLevels, levelChangesOf, type LevelChange } from './level-change.ts';
import type { Metric } from './metric.ts';
import type { Series } from './series.ts';

const START = dayFromIso('2026-03-02');

const seriesOf = (own: Metric, values: (number | null)[], volumes = values): Series => {
  return { id: own.id, metric: own, slice: '', start: START, values, volumes, closed: values.map(() => false) };
};

const change = (changes: Partial<LevelChange>): LevelChange => ({
  ...{ metric: 'revenue', slice: '', from: START, knownFrom: START, factor: 1, incident: 'revenue-1', by: 'Ines' },
  ...changes,
});

const at = (days: number): Day => addDays(START, days);

test('values before a change are multiplied, gaps stay gaps, and later values stay', () => {
  const series = seriesOf(metric(), [100, null, 200, 60]);
  expect(atNewLevels(series, [change({ from: at(3), factor: 0.5 })]).values).toEqual([50, null, 100, 60]);
  const twice = [change({ from: at(1), factor: 0.5 }), change({ from: at(3), factor: 2, incident: 'revenue-2' })];
  expect(atNewLevels(series, twice).values).toEqual([100, null, 400, 60]);
  expect(atNewLevels(series, [])).toBe(series);
});

test('orders behind a sum of money go with it, what a share is taken over does not, and no share is moved past 1', () => {
  const orders = { agg: 'distinct', table: 'fact_sales', column: 'order_id' } as const;
  const money = seriesOf(metric({ countedBy: orders }), [100, 60], [10, 6]);
  expect(atNewLevels(money, [change({ from: at(1), factor: 0.6 })]).volumes).toEqual([6, 6]);
  const share = seriesOf(shareMetric(), [0.5, 0.8, 0.9], [40, 50, 60]);
  const moved = atNewLevels(share, [change({ from: at(2), factor: 1.5 })]);
  expect(moved.values).toEqual([0.75, 1, 0.9]);
  expect(moved.volumes).toEqual([40, 50, 60]);
});

test('a change belongs to one series, and is known from its day on', () => {
  const all = [
    change({ knownFrom: at(9), factor: 3 }),
    change({ knownFrom: at(5), factor: 2 }),
    change({ slice: 'country=DE' }),
  ];
  const factorsOn = (on?: Day) => levelChangesOf(all, { metric: 'revenue', slice: '' }, on).map(({ factor }) => factor);
  expect([at(4), at(5), at(9), undefined].map(factorsOn)).toEqual([[], [2], [2, 3], [2, 3]]);
});

test('a change that was taken back moves nothing, and one that was confirmed again does', () => {
  const series = seriesOf(shareMetric(), [0.5, 0.8, 0.9]);
  const [moved, back, again] = [1.5, 1, 1.2].map((factor) => change({ from: at(2), factor }));
  const other = change({ from: at(1), factor: 0.5, incident: 'revenue-2' });
  if (!moved || !back || !again) throw new Error('three changes');
  expect(atNewLevels(series, [moved, back])).toBe(series);
  expect(atNewLevels(series, [moved, other, back]).values).toEqual([0.25, 0.8, 0.9]);
  expect(atNewLevels(series, [moved, back, again]).values).toEqual([0.6, 0.96, 0.9]);
});
