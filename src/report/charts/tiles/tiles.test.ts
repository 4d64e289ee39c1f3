import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyText } from '../../../../test/fixtures/any-text.ts';
import { chartData } from '../../../../test/fixtures/chart-data.ts';
import { descendants, readXml } from '../../../../test/fixtures/read-xml.ts';
import { gauge, type GaugeData } from './gauge.ts';
import { verdictStrip } from '../forecast/verdict-strip.ts';
import { sparkline, type SparkDay } from './sparkline.ts';

const elements = (svg: string) => descendants(readXml(svg));
const share = (percentage = '') => Number(percentage.replace('%', '')) / 100;
const numbers = /NaN|Infinity|undefined|null/;

describe('a gauge', () => {
  const value = (amount: number, lower: number | null, upper: number | null): GaugeData => ({
    kind: 'value',
    value: amount,
    lower,
    upper,
    state: 'critical',
    label: 'Revenue',
  });
  const partsOf = (data: GaugeData) => {
    const found = elements(gauge(data, { theme: 'page', width: 280 }));
    const of = (style: string) => found.filter(({ attributes }) => attributes['class'] === `ch-${style}`);
    return {
      range: of('extent')[0]?.attributes,
      mark: found.find(({ name, attributes }) => name === 'svg' && attributes['y'] === '50%')?.attributes,
      tick: of('tick')[0]?.attributes,
      found,
    };
  };

  test('has value and range on one scale', () => {
    const { range, mark } = partsOf(value(38_420, 46_900, 58_400));
    const [from, to, at] = [share(range?.['x']), share(range?.['x']) + share(range?.['width']), share(mark?.['x'])];
    expect((from - at) / (to - from)).toBeCloseTo((46_900 - 38_420) / (58_400 - 46_900), 2);
    expect(at).toBeGreaterThan(0);
    expect(to).toBeLessThan(1);
  });

  test('extends the range to the end on a side without a boundary', () => {
    const { range, mark } = partsOf(value(0.021, null, 0.006));
    expect(range?.['x']).toBe('0%');
    expect(share(mark?.['x'])).toBeGreaterThan(share(range?.['width']));
  });

  test('marks a target beyond the forecast range', () => {
    const { range, tick } = partsOf({
      kind: 'total',
      lower: 1.46e6,
      upper: 1.55e6,
      target: 1.56e6,
      label: 'September',
    });
    expect(share(tick?.['x1'])).toBeGreaterThan(share(range?.['x']) + share(range?.['width']));
  });

  test('gives each part its share of the width', () => {
    const parts = [24_900, 3860, 2240].map(
      (amount, index) => ({ amount, state: index === 0 ? 'critical' : 'warning' }) as const,
    );
    const { found } = partsOf({ kind: 'parts', parts, label: 'three incidents' });
    const widths = found.filter(({ name }) => name === 'rect').map(({ attributes }) => share(attributes['width']));
    expect(widths).toEqual([24_900, 3860, 2240].map((amount) => expect.closeTo(amount / 31_000, 3)));
  });

  test('has no NaN in its markup, whatever the values', () => {
    const any = fc.double();
    fc.assert(
      fc.property(any, fc.option(any), fc.option(any), (amount, lower, upper) => {
        const drawn = [
          gauge(value(amount, lower, upper), { theme: 'light', width: 280 }),
          gauge(
            { kind: 'total', lower: lower ?? 0, upper: upper ?? 1, target: amount, label: '' },
            { theme: 'dark', width: 280 },
          ),
          gauge({ kind: 'parts', parts: [{ amount, state: 'critical' }], label: '<' }, { theme: 'page', width: 280 }),
        ];
        for (const svg of drawn)
          expect(
            elements(svg)
              .flatMap(({ attributes }) => Object.values(attributes))
              .join(' '),
          ).not.toMatch(numbers);
      }),
    );
  });
});

describe('a sparkline', () => {
  const size = { theme: 'page', width: 140, height: 32 } as const;
  const days: SparkDay[] = Array.from({ length: 28 }, (_, index) => ({ y: 100 + (index % 7), lower: 90, upper: 120 }));

  test('ends in a dot, or in the mark of an unusual day', () => {
    const styles = (state: 'normal' | 'critical' | 'learning') =>
      elements(sparkline({ label: 'Orders', days, state }, size)).map(({ attributes }) => attributes['class']);
    expect(styles('normal')).toContain('ch-last-dot');
    expect(styles('learning')).toContain('ch-last-dot');
    expect(styles('critical')).toContain('ch-mark-critical');
    expect(styles('critical')).not.toContain('ch-last-dot');
  });

  test('fills its height, with the mark at the end of the line', () => {
    const found = elements(sparkline({ label: 'Orders', days, state: 'critical' }, size));
    const line = found.find(({ attributes }) => attributes['class'] === 'ch-thin')?.attributes['d'] ?? '';
    const points = Array.from(line.matchAll(/(-?[\d.]+),(-?[\d.]+)/g), ([, x, y]) => [Number(x), Number(y)] as const);
    expect(points).toHaveLength(28);
    for (const [, y] of points) expect(y >= 0 && y <= 32).toBe(true);
    const mark = found.find(({ name, attributes }) => name === 'svg' && attributes['width'] === '1')?.attributes;
    expect(share(mark?.['x']) * 140).toBeCloseTo(points.at(-1)?.[0] ?? 0, 0);
    expect(share(mark?.['y']) * 32).toBeCloseTo(points.at(-1)?.[1] ?? 0, 0);
  });

  test('is valid for any data', () => {
    const maybe = fc.option(fc.double(), { freq: 4 });
    fc.assert(
      fc.property(fc.array(fc.record({ y: maybe, lower: maybe, upper: maybe })), anyText, (any, label) => {
        const svg = sparkline({ label, days: any, state: 'good' }, { ...size, theme: 'light' });
        expect(
          elements(svg)
            .flatMap(({ attributes }) => [attributes['d'], attributes['x'], attributes['y']])
            .join(' '),
        ).not.toMatch(/NaN|Infinity/);
      }),
    );
  });
});

describe('a verdict strip', () => {
  test('has one bar per day aligned with the chart, taller for worse days, none for closed days', () => {
    const data = chartData(20, {
      3: { status: 'critical' },
      5: { status: 'warning' },
      7: { status: 'no_data', y: null },
      9: { status: 'closed' },
    });
    const bars = elements(verdictStrip(data, { theme: 'page', width: 800 }))
      .filter(({ name }) => name === 'path')
      .flatMap(({ attributes }) =>
        Array.from(attributes['d']?.matchAll(/M([\d.]+),([\d.]+)h([\d.]+)v([\d.]+)h-[\d.]+z/g) ?? [], (parts) => {
          const [, left, top, wide, height] = parts;
          return {
            style: attributes['class'],
            day: ((Number(left) + Number(wide) / 2) / 800) * 30 - 0.5,
            foot: Number(top) + Number(height),
            height: Number(height),
          };
        }),
      );
    const at = (index: number) => bars.find(({ day }) => Math.abs(day - index) < 0.02);
    expect(bars).toHaveLength(19);
    expect(bars.every(({ foot }) => foot === 14)).toBe(true);
    expect([at(3), at(5), at(2)].map((bar) => bar?.height)).toEqual([14, 10, 5]);
    expect(at(7)?.style).toBe('ch-day-no_data');
    expect(at(9)).toBeUndefined();
  });
});
