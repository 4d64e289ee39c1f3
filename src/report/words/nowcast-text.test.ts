import { expect, test } from 'vitest';
import { dayFromIso } from '../../calendar/day.ts';
import { catalogue } from '../../metrics/catalogue.ts';
import type { Metric } from '../../metrics/metric.ts';
import type { RunningFigure, RunningSales } from '../running-sales.ts';
import { runningSalesText } from './nowcast-text.ts';

const [revenue, orders] = catalogue;

function figure(metric: Metric | undefined, soFar: number, changes: Partial<RunningFigure> = {}): RunningFigure {
  if (!metric) throw new Error('the catalogue is empty');
  return { metric, soFar, usual: null, nowcast: null, ...changes };
}

function known(figures: Pick<Extract<RunningSales, { status: 'known' }>, 'revenue' | 'orders'>): RunningSales {
  return { status: 'known', day: dayFromIso('2026-09-22'), until: 8, ...figures };
}

test('the running day is in words what came, what is usual by then, and where it would land', () => {
  const usual = { lower: 5200, expected: 6000, upper: 6800 };
  const nowcast = { soFar: 5910, share: 0.35, lower: 14_800, expected: 16_900, upper: 20_300, days: 8 };
  const text = runningSalesText(
    known({
      revenue: figure(revenue, 5910, { usual, nowcast }),
      orders: figure(orders, 24, { usual: { lower: 19.6, expected: 25, upper: 30.2 } }),
    }),
    'EUR',
  );
  expect(text).toBe(
    'Today, not judged yet: revenue €5,910 by 08:00 (usually €5,200 to €6,800; the day €14,800 to €20,300), orders 24 (usually 20 to 30)',
  );
});

test('it leaves out what is not known, or says why nothing is', () => {
  expect(runningSalesText(known({ revenue: null, orders: figure(orders, 0) }), 'EUR')).toBe(
    'Today, not judged yet: orders 0 by 08:00',
  );
  expect(runningSalesText({ status: 'unknown', reason: 'no_times' }, 'EUR')).toMatch(/^Sales have dates without times/);
});
