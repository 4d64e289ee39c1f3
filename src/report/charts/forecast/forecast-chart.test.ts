import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cases } from '../../../../test/run-size.ts';
import { anyChartData, chartData, ds } from '../../../../test/fixtures/chart-data.ts';
import { descendants, readXml, type XmlElement } from '../../../../test/fixtures/read-xml.ts';
import { dayFromIso } from '../../../calendar/day.ts';
import { dayText } from '../../words/format.ts';
import { chartCss } from '../drawing/chart-css.ts';
import { forecastChart, forecastValueAxis, type ForecastChartOptions } from './forecast-chart.ts';
import type { ForecastChartData } from './forecast-chart-data.ts';
import { COLOURS } from '../drawing/colour-tokens.ts';

/** A day of the chart in words. */
const day = (index: number): string => dayText(dayFromIso(ds(index)), 2026);

const onPage: ForecastChartOptions = { theme: 'page', id: 'revenue', boundaries: true, width: 800, height: 300 };
const asFile: ForecastChartOptions = { ...onPage, theme: 'light', width: 960, height: 420 };

const GEOMETRY = ['x', 'y', 'x1', 'x2', 'y1', 'y2', 'd', 'width', 'height', 'dy', 'r'];

const elements = (svg: string) => descendants(readXml(svg));
const page = (data: ForecastChartData, options = onPage) => elements(forecastChart(data, options));
const drawnAs = (found: readonly XmlElement[], style: string) =>
  found.filter(({ attributes }) => attributes['class'] === `ch-${style}`);
const marksOf = (found: readonly XmlElement[], state: string) =>
  found.filter(({ name, children }) => name === 'svg' && drawnAs(children, `mark-${state}`).length > 0);
const share = (percentage = '') => Number(percentage.replace('%', '')) / 100;
const pathPoints = (found: readonly XmlElement[], style: string) =>
  drawnAs(found, style)
    .flatMap(({ attributes }) => attributes['d']?.match(/-?[\d.]+,-?[\d.]+/g) ?? [])
    .map((point) => point.split(',').map(Number));
const pieces = (found: readonly XmlElement[], style: string) =>
  drawnAs(found, style).flatMap(({ attributes }) => attributes['d']?.match(/M/g) ?? []).length;

/** Gives the value at a height, interpolated from two labels of the value axis. */
function valueAxis(data: ForecastChartData): (height: number) => number {
  const labels = elements(forecastValueAxis(data, onPage)).filter(({ name }) => name === 'text');
  const [one, other] = labels.map(({ text, attributes }) => ({
    value: Number(text.replace('€', '').replace('−', '-')),
    at: share(attributes['y']),
  }));
  if (!one || !other) throw new Error('fewer than two labels');
  return (height) => one.value + ((height - one.at) / (other.at - one.at)) * (other.value - one.value);
}

describe('a forecast chart', () => {
  test('has each mark at its day and value on the axes', () => {
    const data = chartData(50, {
      10: { status: 'critical', y: 42 },
      20: { status: 'warning', y: 84 },
      30: { status: 'warning', favourable: true, y: 133 },
    });
    const expected = [
      { state: 'critical', index: 10, value: 42 },
      { state: 'warning', index: 20, value: 84 },
      { state: 'good', index: 30, value: 133 },
    ];
    for (const { state, index, value } of expected) {
      const marks = marksOf(page(data), state);
      expect(marks).toHaveLength(1);
      expect(share(marks[0]?.attributes['x'])).toBeCloseTo((index + 0.5) / 60, 3);
      expect(valueAxis(data)(share(marks[0]?.attributes['y']))).toBeCloseTo(value, 0);
    }
  });

  test('has a line through every day with data, at the same positions as the marks', () => {
    const data = chartData(50, { 10: { status: 'critical', y: 42 } });
    const points = pathPoints(page(data), 'actual');
    expect(points).toHaveLength(50);
    const [x = 0, y = 0] = points[10] ?? [];
    expect(x).toBeCloseTo((10.5 / 60) * onPage.width, 0);
    expect(valueAxis(data)(y / onPage.height)).toBeCloseTo(42, 0);
  });

  test('breaks the line at days without data, with one ring per gap at the expected height', () => {
    const data = chartData(50, { 20: { status: 'no_data', y: null }, 21: { status: 'no_data', y: null, yhat: 100 } });
    const found = page(data);
    expect(pieces(found, 'actual')).toBe(2);
    const rings = marksOf(found, 'unknown');
    expect(rings).toHaveLength(1);
    expect(valueAxis(data)(share(rings[0]?.attributes['y']))).toBeCloseTo(100, 0);
  });

  test('treats a day without a row as a gap', () => {
    const all = chartData(50);
    expect(pieces(page({ ...all, rows: all.rows.filter((_, index) => index !== 25) }), 'actual')).toBe(2);
  });

  test('hatches closed days and breaks line and band there', () => {
    const found = page(chartData(50, { 13: { status: 'closed' }, 14: { status: 'closed' } }));
    const [hatched] = found.filter(({ attributes }) => attributes['fill'] === 'url(#revenue-hatch)');
    expect(share(hatched?.attributes['x'])).toBeCloseTo(13 / 60, 3);
    expect(share(hatched?.attributes['width'])).toBeCloseTo(2 / 60, 3);
    expect([pieces(found, 'actual'), pieces(found, 'band')]).toEqual([2, 2]);
    expect(found.some(({ name, attributes }) => name === 'pattern' && attributes['id'] === 'revenue-hatch')).toBe(true);
  });

  test('draws the line alone while learning', () => {
    const learning = Object.fromEntries(
      Array.from({ length: 14 }, (_, index) => [index, { status: 'learning' as const }]),
    );
    const found = page(chartData(50, learning));
    const firstBand = Math.min(...pathPoints(found, 'band').map(([x = 0]) => x));
    expect(firstBand).toBeCloseTo((14.5 / 60) * onPage.width, 0);
    expect(pathPoints(found, 'actual')).toHaveLength(50);
  });

  test('draws boundaries on the harmful side only', () => {
    const of = (direction: ForecastChartData['direction']) => {
      const found = page(chartData(50, {}, { direction }));
      const readOff = valueAxis(chartData(50, {}, { direction }));
      return pathPoints(found, 'warning-line').map(([, y = 0]) => Math.round(readOff(y / onPage.height)));
    };
    expect(new Set(of('down'))).toEqual(new Set([85]));
    expect(new Set(of('up'))).toEqual(new Set([120]));
    expect(new Set(of('both'))).toEqual(new Set([85, 120]));
    expect(drawnAs(page(chartData(50), { ...onPage, boundaries: false }), 'warning-line')).toEqual([]);
  });

  test('prefers the 80 % band where it is known', () => {
    const narrow = Object.fromEntries(
      Array.from({ length: 50 }, (_, index) => [index, { intervals: [{ level: 0.8, lower: 95, upper: 105 }] }]),
    );
    const data = chartData(50, narrow);
    const readOff = valueAxis(data);
    const values = pathPoints(page(data), 'band').map(([, y = 0]) => Math.round(readOff(y / onPage.height)));
    expect(new Set(values)).toEqual(new Set([95, 105]));
    expect(forecastChart(data, asFile)).toContain('80% band');
    expect(forecastChart(chartData(50), asFile)).toContain('95% band');
  });

  test('begins the forecast on the first day that is not over', () => {
    const found = page(chartData(50));
    expect(Math.min(...pathPoints(found, 'median').map(([x = 0]) => x))).toBeCloseTo((50.5 / 60) * onPage.width, 0);
    expect(share(drawnAs(found, 'now')[0]?.attributes['x1'])).toBeCloseTo(50.5 / 60, 3);
  });

  test('puts the running day on the axis if its value is below it', () => {
    const data = chartData(50, {}, { runningDay: { ds: ds(50), y: 3, until: '08:02' } });
    const [dot] = page(data).filter(({ children }) => drawnAs(children, 'running-dot').length > 0);
    expect(dot?.attributes).toMatchObject({ y: '100%' });
    expect(forecastChart(data, onPage)).toContain('Today so far €3.00, to 08:02');
  });

  test('labels the day that it is about, by default the last one', () => {
    const alert = { y: 60, status: 'critical' } as const;
    const labelled = (focus?: string) =>
      descendants(readXml(forecastChart(chartData(28, { 9: alert, 27: alert }, { focus }), onPage)))
        .filter(({ attributes }) => attributes['class'] === 'ch-text-critical')
        .map(({ text }) => text);
    expect([labelled(), labelled(ds(9)), labelled(ds(10))]).toEqual([['Tue 21 Jul'], ['Fri 3 Jul'], []]);
  });

  test('has the total of the month at its last day', () => {
    const total = { ds: ds(55), label: 'August lands at', text: '€1.46M to €1.55M' };
    const found = page(chartData(50, {}, { total }));
    expect(share(drawnAs(found, 'rule')[0]?.attributes['x1'])).toBeCloseTo(55.5 / 60, 3);
    expect(found.map(({ text }) => text)).toContain('€1.46M to €1.55M');
  });

  test('without space beside its line the total ends at the right end, and the line begins below all texts', () => {
    const total = { ds: ds(55), label: 'August lands at', text: '615.820\u00A0€ to 627.989\u00A0€' };
    const runningDay = { ds: ds(50), y: 40, until: '07:57' };
    const narrow = { ...onPage, width: 300, overhangPx: 12 };
    const found = page(chartData(50, {}, { total, runningDay }), narrow);
    const text = found.find((element) => element.name === 'text' && element.text === total.text);
    expect(text?.attributes).toMatchObject({ 'text-anchor': 'end', x: '12' });
    const heights = found
      .filter((element) => element.name === 'text' && /August|615|Today|07:57/.test(element.text))
      .map(({ attributes }) => Number(attributes['y']));
    expect(heights).toHaveLength(4);
    expect(Number(drawnAs(found, 'rule')[0]?.attributes['y1'])).toBeGreaterThan(Math.max(...heights));
  });

  test('merges events that would overlap into one flag', () => {
    const events = [
      { from: ds(2), to: ds(2), name: 'Release', kind: 'event' },
      { from: ds(20), to: ds(24), name: 'Prices', kind: 'event' },
      { from: ds(21), to: ds(21), name: 'Unity Day', kind: 'holiday' },
    ] as const;
    const found = page(chartData(50, {}, { events }));
    expect(drawnAs(found, 'flag')).toHaveLength(2);
    const words = found.filter(({ name }) => name === 'text').map(({ text }) => text);
    expect(words).toContain('Release');
    expect(words).toContain('2 events');
    expect(found.filter(({ name }) => name === 'title').map(({ text }) => text)).toContain(
      `Prices, ${day(20)} to ${day(24)}; Unity Day, ${day(21)}`,
    );
  });

  test('merges an event whose label needs the space of the one before it at the right end', () => {
    const holiday = (at: number, name: string) => ({ from: ds(at), to: ds(at), name, kind: 'holiday' as const });
    const labels = (...events: ReturnType<typeof holiday>[]) =>
      page(chartData(50, {}, { events }))
        .filter(({ name, attributes }) => name === 'text' && attributes['text-anchor'] === 'end')
        .map(({ text }) => text);
    const newYear = holiday(57, 'New Year’s Day (substitute day)');
    expect(labels(holiday(20, 'Feast'), newYear)).toContain('New Year’s Day (substitute day)');
    expect(labels(holiday(49, 'Boxing Day'), newYear)).not.toContain('New Year’s Day (substitute day)');
    expect(page(chartData(50, {}, { events: [holiday(49, 'Boxing Day'), newYear] })).map(({ text }) => text)).toContain(
      '2 holidays',
    );
  });

  test('says of a day beyond a declared limit that it is, not how far it is from expected', () => {
    const beyond = { y: 133, status: 'warning', decided_by: 'above_limit' } as const;
    const words = page(chartData(50, { 49: beyond }, { direction: 'up', limit: { above: 130 } })).map(
      ({ text }) => text,
    );
    expect(words).toContain(', above its limit');
  });

  test('puts an event that began earlier on the first day, and leaves out events outside the chart', () => {
    const names = ['Past', 'Ongoing', 'Upcoming', 'Far ahead'];
    const spans = [
      [-9, -1],
      [-9, 0],
      [55, 80],
      [60, 80],
    ] as const;
    const events = spans.map(([from, to], index) => ({
      from: ds(from),
      to: ds(to),
      name: names[index] ?? '',
      kind: 'event' as const,
    }));
    const found = page(chartData(50, {}, { events }));
    expect(drawnAs(found, 'flag')).toHaveLength(2);
    const words = found.filter(({ name }) => name === 'text').map(({ text }) => text);
    expect(words).toContain('Ongoing');
    expect(words).toContain('Upcoming');
  });

  test('counts overlapping holidays as holidays, and names them for screen readers', () => {
    const holidays = [20, 21].map((at) => ({
      from: ds(at),
      to: ds(at),
      name: `Feast ${at}`,
      kind: 'holiday' as const,
    }));
    const found = page(chartData(50, {}, { events: holidays }));
    expect(found.map(({ text }) => text)).toContain('2 holidays');
    expect(found.find(({ name }) => name === 'desc')?.text).toContain(
      `Events: Feast 20, ${day(20)}; Feast 21, ${day(21)}.`,
    );
  });

  test.each([8, 45, 46, 210, 700, 1200])('has at most five labels an axis over %s days', (count) => {
    const data = chartData(count);
    const days = page(data).filter(({ text }) => /^(\d+ [A-Z][a-z]{2}( \d{4})?|\d{4})$/.test(text));
    expect(days.length).toBeLessThanOrEqual(5);
    expect(days.length).toBeGreaterThan(0);
    const values = elements(forecastValueAxis(data, onPage)).filter(({ name }) => name === 'text');
    expect(values.length).toBeGreaterThan(1);
    expect(values.length).toBeLessThanOrEqual(5);
  });

  test('draws the forecast alone before the first judged day, and says so without both', () => {
    expect(forecastChart({ ...chartData(0), ahead: [] }, asFile)).toContain('nothing to show yet');
    expect(pathPoints(page(chartData(0)), 'median')).toHaveLength(10);
  });

  test('has a title and a description for screen readers', () => {
    const data = chartData(50, { 10: { status: 'critical', y: 42 }, 20: { status: 'no_data', y: null } });
    const [root] = page(data);
    const named = root?.children.filter(({ attributes }) =>
      root.attributes['aria-labelledby']?.split(' ').includes(attributes['id'] ?? ''),
    );
    expect(root?.attributes['role']).toBe('img');
    expect(named?.map(({ text }) => text)).toEqual([
      'Revenue by day, 24 June to 12 August 2026, with a forecast to 22 August',
      'Normal on 48 of 49 judged days. Critical on 4 July. No data on 14 July.',
    ]);
  });

  test('has links on its marks on request, and is a group then', () => {
    const linkTo = (day: string) => `/metrics/revenue?day=${day}&from=chart`;
    const found = page(chartData(50, { 10: { status: 'critical', y: 42 } }), { ...onPage, linkTo });
    expect(found[0]?.attributes['role']).toBe('group');
    expect(found.filter(({ name }) => name === 'a').map(({ attributes }) => attributes)).toEqual([
      {
        href: '/metrics/revenue?day=2026-07-04&from=chart',
        'aria-label': 'Sat 4 Jul: Critical. €42.00 against expected €100',
      },
    ]);
  });

  test('on the page has only classes of the style sheet, and no colour, style or script', () => {
    const inStyleSheet = Array.from(chartCss().matchAll(/\.(ch[\w-]*)/g), ([, name]) => name);
    fc.assert(
      fc.property(anyChartData, (data) => {
        const found = elements(forecastChart(data, onPage));
        const used = (part: (element: XmlElement) => readonly string[]) => Array.from(new Set(found.flatMap(part)));
        expect(used(({ name }) => [name])).not.toEqual(
          expect.arrayContaining([expect.stringMatching(/style|script|foreign/)]),
        );
        expect(used(({ attributes }) => Object.keys(attributes)).filter((key) => /^(style|on.*)$/.test(key))).toEqual(
          [],
        );
        expect(['none', 'url(#revenue-hatch)']).toEqual(
          expect.arrayContaining(used(({ attributes: { fill } }) => (fill === undefined ? [] : [fill]))),
        );
        expect(inStyleSheet).toEqual(
          expect.arrayContaining(used(({ attributes }) => attributes['class']?.split(' ') ?? [])),
        );
      }),
      { numRuns: cases(100) },
    );
  });

  test('is well-formed XML without NaN, whatever the data', () => {
    fc.assert(
      fc.property(anyChartData, fc.constantFrom('light', 'dark', 'page'), fc.boolean(), (data, theme, boundaries) => {
        const svg = forecastChart(data, { ...asFile, theme, boundaries });
        const geometry = elements(svg).flatMap(({ attributes }) => GEOMETRY.map((key) => attributes[key] ?? ''));
        expect(geometry.join(' ')).not.toMatch(/NaN|Infinity|undefined|null|e[+-]?\d/);
        expect(svg, 'resvg aborts on translucent groups without extent').not.toContain(' opacity=');
      }),
      { numRuns: cases(200) },
    );
  });

  test('uses only the colours of its theme', () => {
    for (const theme of ['light', 'dark'] as const) {
      const used = forecastChart(chartData(50), { ...asFile, theme }).match(/#[\da-f]{6}\b/g);
      const tokens: string[] = Object.values(COLOURS[theme]);
      expect(used?.filter((colour) => !tokens.includes(colour))).toEqual([]);
    }
  });
});
