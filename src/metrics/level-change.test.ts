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
  expect(atNewLevels(series, [{ from: at(3), factor: 0.5 }]).values).toEqual([50, null, 100, 60]);
  const twice = [
    { from: at(1), factor: 0.5 },
    { from: at(3), factor: 2 },
  ];
  expect(atNewLevels(series, twice).values).toEqual([100, null, 400, 60]);
  expect(atNewLevels(series, [])).toBe(series);
});

test('orders behind a sum of money go with it, what a share is taken over does not, and no share is moved past 1', () => {
  const orders = { agg: 'distinct', table: 'fact_sales', column: 'order_id' } as const;
  const money = seriesOf(metric({ countedBy: orders }), [100, 60], [10, 6]);
  expect(atNewLevels(money, [{ from: at(1), factor: 0.6 }]).volumes).toEqual([6, 6]);
  const share = seriesOf(shareMetric(), [0.5, 0.8, 0.9], [40, 50, 60]);
  const moved = atNewLevels(share, [{ from: at(2), factor: 1.5 }]);
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
