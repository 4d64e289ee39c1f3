import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyText } from '../../../../test/fixtures/any-text.ts';
import { ds } from '../../../../test/fixtures/chart-data.ts';
import { descendants, readXml } from '../../../../test/fixtures/read-xml.ts';
import { componentsChart } from './components-chart.ts';
import type { ComponentsData } from './components-data.ts';

const options = { width: 960, id: 'parts' } as const;
const elements = (svg: string) => descendants(readXml(svg));
const share = (percentage = '') => Number(percentage.replace('%', '')) / 100;
const none = {
  title: 'Revenue',
  unit: 'currency',
  currency: 'EUR',
  effects: 'share',
  trend: null,
  weekly: null,
  yearly: null,
  holidays: null,
} as const;
const bars = (data: ComponentsData) =>
  elements(componentsChart(data, { ...options, theme: 'page' })).filter(
    ({ attributes }) => attributes['class'] === 'ch-bar',
  );

describe('the components of a forecast', () => {
  test('have one bar per weekday, as long as its effect and on its side of zero', () => {
    const effects = [0.02, -0.04, -0.05, -0.04, -0.02, 0.02, 0.12];
    const drawn = bars({ ...none, weekly: { effects } }).map(({ attributes }) => ({
      top: share(attributes['y']),
      length: share(attributes['height']),
    }));
    const unit = (drawn[6]?.length ?? 0) / 0.12;
    expect(drawn.map(({ length }) => length / unit)).toEqual(
      effects.map((effect) => expect.closeTo(Math.abs(effect), 3)),
    );
    const zero = (drawn[6]?.top ?? 0) + (drawn[6]?.length ?? 0);
    expect(drawn[1]?.top).toBeCloseTo(zero, 3);
    const words = elements(componentsChart({ ...none, weekly: { effects } }, { ...options, theme: 'page' })).map(
      ({ text }) => text,
    );
    expect(words).toEqual(expect.arrayContaining(['+2%', '−5%', '+12%', 'Mon', 'Sun']));
  });

  test('have shorter figures where seven would run into each other', () => {
    const effects = [1631, 332, -394, -539, -1346, -1640, 1955];
    const words = (width: number): string[] =>
      elements(
        componentsChart({ ...none, effects: 'value', weekly: { effects } }, { theme: 'page', id: 'parts', width }),
      )
        .map(({ text }) => text)
        .filter((text) => /\d/.test(text));
    expect(words(1200)).toEqual(['+€1,631', '+€332', '−€394', '−€539', '−€1,346', '−€1,640', '+€1,955']);
    expect(words(600)).toEqual(['+1.6k', '+330', '−390', '−540', '−1.3k', '−1.6k', '+2k']);
  });

  test('have shares of one digit there', () => {
    const data = {
      ...none,
      effects: 'value',
      unit: 'share',
      weekly: { effects: [0.00014, -0.000086, 0.0002] },
    } as const;
    const drawn = componentsChart(data, { theme: 'page', id: 'parts', width: 600 });
    const words = elements(drawn).map(({ text }) => text);
    expect(words.filter((text) => text.endsWith('%'))).toEqual(['+0.01%', '−0.009%', '+0.02%']);
  });

  test('have the largest holiday effects, the highest first', () => {
    const effects = Array.from({ length: 9 }, (_, index) => ({ name: `Holiday ${index}`, effect: (index - 4) / 10 }));
    const found = elements(componentsChart({ ...none, holidays: { effects } }, { ...options, theme: 'page' }));
    const names = found.map(({ text }) => text).filter((text) => text.startsWith('Holiday'));
    expect(names).toEqual(['Holiday 8', 'Holiday 7', 'Holiday 6', 'Holiday 2', 'Holiday 1', 'Holiday 0']);
    const lengths = bars({ ...none, holidays: { effects } }).map(({ attributes }) => share(attributes['width']));
    expect((lengths[0] ?? 0) / (lengths[2] ?? 1)).toBeCloseTo(0.4 / 0.2, 1);
  });

  test('have a trend line with its first and last value', () => {
    const points = [45_600, 48_000, 51_600].map((value, index) => ({ ds: ds(index * 200), value }));
    const found = elements(componentsChart({ ...none, trend: { points } }, { ...options, theme: 'page' }));
    const path = found.find(({ name }) => name === 'path')?.attributes['d'] ?? '';
    const heights = Array.from(path.matchAll(/,(-?[\d.]+)/g), ([, y]) => Number(y));
    expect(((heights[0] ?? 0) - (heights[1] ?? 0)) / ((heights[0] ?? 0) - (heights[2] ?? 0))).toBeCloseTo(
      2400 / 6000,
      2,
    );
    expect(found.map(({ text }) => text)).toEqual(expect.arrayContaining(['€45,600', '€51,600', '2026', '2027']));
  });

  test('are valid for any data, in every theme', () => {
    const value = fc.double();
    const data: fc.Arbitrary<ComponentsData> = fc.record({
      title: anyText,
      unit: fc.constantFrom('currency', 'share', 'count', 'ms'),
      currency: fc.constant('EUR'),
      effects: fc.constantFrom('share', 'value'),
      trend: fc.option(fc.record({ note: anyText, points: fc.array(fc.record({ ds: fc.nat(900).map(ds), value })) })),
      weekly: fc.option(fc.record({ effects: fc.array(value) })),
      yearly: fc.option(fc.record({ effects: fc.array(value), today: fc.nat(900).map(ds) })),
      holidays: fc.option(fc.record({ effects: fc.array(fc.record({ name: anyText, effect: value })) })),
    });
    fc.assert(
      fc.property(data, fc.constantFrom('light', 'dark', 'page'), (any, theme) => {
        const svg = componentsChart(any, { ...options, theme });
        const geometry = elements(svg === '' ? '<g/>' : svg).flatMap(
          ({ attributes: { x, y, x1, y1, d, width, height } }) => [x, y, x1, y1, d, width, height],
        );
        expect(geometry.join(' ')).not.toMatch(/NaN|Infinity|e[+-]\d/);
      }),
    );
  });
});
