import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyText } from '../../../../test/fixtures/any-text.ts';
import { descendants, readXml } from '../../../../test/fixtures/read-xml.ts';
import { waterfallChart, type WaterfallData } from './waterfall-chart.ts';

const SIZE = { theme: 'page', width: 500, height: 200, label: 'Where it went' } as const;
const drop: WaterfallData = {
  unit: 'currency',
  currency: 'EUR',
  direction: 'both',
  expected: 1000,
  actual: 300,
  parts: [
    { name: 'country DE', amount: -900 },
    { name: 'channel <app> of all other countries', amount: 250 },
    { name: 'everything else', amount: -50 },
  ],
};

const elements = (data: WaterfallData) => descendants(readXml(waterfallChart(data, SIZE)));
const share = (percentage = '') => Number(percentage.replace('%', '')) / 100;
const barsOf = (data: WaterfallData) =>
  elements(data)
    .filter(({ name }) => name === 'rect')
    .map(({ attributes }) => ({
      style: attributes['class'],
      top: share(attributes['y']),
      height: share(attributes['height']),
    }));

test('leads from the expected to the actual value, each step as high as what it adds', () => {
  const bars = barsOf(drop);
  expect(bars.map(({ style }) => style)).toEqual(['ch-sum', 'ch-day-critical', 'ch-day-good', 'ch-bar', 'ch-sum']);
  const [expected, first, second, rest, actual] = bars;
  const height = (of: typeof expected) => (of?.height ?? Number.NaN) / (expected?.height ?? Number.NaN);
  expect([first, second, rest, actual].map(height)).toEqual(
    [0.9, 0.25, 0.05, 0.3].map((part) => expect.closeTo(part, 2)),
  );
  expect(first?.top).toBeCloseTo(expected?.top ?? Number.NaN, 3);
  expect((first?.top ?? 0) + (first?.height ?? 0)).toBeCloseTo((second?.top ?? 0) + (second?.height ?? 0), 3);
  expect(rest?.top).toBeCloseTo(second?.top ?? Number.NaN, 3);
  expect((rest?.top ?? 0) + (rest?.height ?? 0)).toBeCloseTo(actual?.top ?? Number.NaN, 3);
});

test('a cut axis shows steps that are small beside the values, and says that it is cut', () => {
  const cut = (data: WaterfallData) =>
    elements(data).filter(({ attributes }) => attributes['class'] === 'ch-cut').length;
  const small = { ...drop, expected: 100_000, actual: 99_300 };
  expect(cut(small)).toBe(2);
  expect(barsOf(small)[1]?.height).toBeGreaterThan(0.2);
  expect(cut(drop)).toBe(0);
});

test('where a rise is harmful, a rise is red', () => {
  const rise: WaterfallData = {
    ...drop,
    unit: 'share',
    direction: 'up',
    expected: 0.01,
    actual: 0.11,
    parts: [
      { name: 'service payment', amount: 0.11 },
      { name: 'everything else', amount: -0.01 },
    ],
  };
  expect(barsOf(rise).map(({ style }) => style)).toEqual(['ch-sum', 'ch-day-critical', 'ch-bar', 'ch-sum']);
});

test('any names and amounts make a picture without a number that is none', () => {
  const part = fc.record({ name: anyText, amount: fc.double({ noNaN: true, min: -1e9, max: 1e9 }) });
  fc.assert(
    fc.property(fc.array(part, { minLength: 1, maxLength: 4 }), fc.integer({ min: 0, max: 1e9 }), (parts, expected) => {
      const actual = parts.reduce((sum, { amount }) => sum + amount, expected);
      const svg = waterfallChart({ ...drop, parts, expected, actual }, SIZE);
      const bars = descendants(readXml(svg)).filter(({ name }) => name === 'rect');
      for (const { attributes } of bars) expect(share(attributes['height'])).toBeGreaterThanOrEqual(0);
      expect(svg.replaceAll(/<text[^>]*>[^<]*<\/text>/g, '')).not.toMatch(/NaN|Infinity|undefined/);
    }),
  );
});
