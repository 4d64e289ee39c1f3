import { expect, test } from 'vitest';
import { MONDAY, shop } from '../../../test/fixtures/histories.ts';
import { metric } from '../../../test/fixtures/metrics.ts';
import { addDays } from '../../calendar/day.ts';
import type { Status } from '../../detect/verdict.ts';
import type { Metric } from '../../metrics/metric.ts';
import { series } from '../../metrics/series.ts';
import { judgeable } from './judge-series.ts';

const OUTAGE = { from: 300, days: 60 };
const days = shop(OUTAGE.from + OUTAGE.days, 0.05, 2);

/** The statuses of the open days of an outage of two months, which the forecasts learn. */
function statuses(values: readonly number[], watched: Metric, isOpen: (index: number) => boolean): Set<Status> {
  const rows = values.map((value, index) => ({
    day: addDays(MONDAY, index),
    numerator: index >= OUTAGE.from ? 0 : value,
    denominator: null,
  }));
  const known = series(watched, '', rows, addDays(MONDAY, rows.length - 1), new Set());
  if (known === null) throw new Error('no series');
  const judged = judgeable(known);
  const open = Array.from({ length: OUTAGE.days }, (_, index) => OUTAGE.from + index).filter(isOpen);
  return new Set(open.map((index) => judged.verdictOn(addDays(MONDAY, index), null).status));
}

test.each<[name: string, values: number[], watched: Metric, isOpen: (index: number) => boolean]>([
  ['a shop', days, metric(), () => true],
  ['a shop that grows', days.map((value, index) => value * Math.exp(index / 200)), metric(), () => true],
  ['a count', days.map((value) => Math.round(value / 20)), metric({ unit: 'count', nonNegative: true }), () => true],
  [
    'a shop without trade on Sundays',
    days.map((value, index) => (index % 7 === 6 ? 0 : value)),
    metric(),
    (index) => index % 7 !== 6,
  ],
])('each day of two months of nothing is Critical: %s', (_, values, watched, isOpen) => {
  expect(statuses(values, watched, isOpen)).toEqual(new Set(['critical']));
});
