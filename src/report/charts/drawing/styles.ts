import type { ColourToken } from './colour-tokens.ts';

/** SVG presentation attributes. Never `opacity`: resvg aborts on a translucent group without an extent. */
export interface Style {
  readonly fill?: ColourToken | 'none';
  readonly stroke?: ColourToken;
  readonly 'stroke-width'?: number;
  readonly 'stroke-dasharray'?: string;
  readonly 'stroke-linejoin'?: 'round';
  readonly 'stroke-linecap'?: 'round';
  readonly 'paint-order'?: 'stroke';
  readonly 'font-size'?: number;
  readonly 'font-weight'?: 400 | 600;
  readonly 'stroke-opacity'?: number;
}

const line = (stroke: ColourToken, width: number): Style => ({ fill: 'none', stroke, 'stroke-width': width });
const dashed = (stroke: ColourToken, width: number, dashes: string): Style => ({
  ...line(stroke, width),
  'stroke-dasharray': dashes,
});
const text = (fill: ColourToken): Style => ({
  fill,
  stroke: 'page',
  'stroke-width': 4,
  'stroke-linejoin': 'round',
  'paint-order': 'stroke',
});
const strongText = (fill: ColourToken): Style => ({ ...text(fill), 'font-weight': 600 });
const mark = (fill: ColourToken): Style => ({ fill, stroke: 'page', 'stroke-width': 2.2, 'paint-order': 'stroke' });

/** The styles of all chart elements: CSS classes by these names on the page, attributes in a file. */
export const STYLES = {
  page: { fill: 'page' },
  grid: line('grid', 1),
  axis: line('line-strong', 1),
  now: dashed('ink-3', 1, '1 3'),
  rule: line('line-strong', 1),
  range: { fill: 'range' },
  band: { fill: 'band' },
  expected: line('expected', 1),
  actual: { ...line('ink', 1.75), 'stroke-linejoin': 'round', 'stroke-linecap': 'round' },
  thin: { ...line('ink', 1.25), 'stroke-linejoin': 'round', 'stroke-linecap': 'round' },
  median: dashed('ink-2', 1.25, '4 3'),
  'fan-95': { fill: 'fan-95' },
  'fan-80': { fill: 'fan-80' },
  'fan-50': { fill: 'fan-50' },
  'warning-line': { ...dashed('warning', 1, '5 3'), 'stroke-opacity': 0.85 },
  'critical-line': { ...dashed('critical', 1, '1.5 2.5'), 'stroke-opacity': 0.9 },
  'limit-line': line('critical', 1),
  'running-line': dashed('ink-3', 1.25, '2 3'),
  'running-dot': { fill: 'page', stroke: 'ink-3', 'stroke-width': 1.5 },
  'last-dot': { fill: 'ink', stroke: 'page', 'stroke-width': 2 },
  flag: { fill: 'ink-2' },
  'flag-pole': line('line-strong', 1),
  'hatch-line': { ...line('line-strong', 1), 'stroke-opacity': 0.7 },
  bar: { fill: 'expected' },
  sum: { fill: 'ink-2' },
  cut: line('page', 4),
  track: { fill: 'range' },
  extent: { fill: 'line-strong' },
  tick: line('ink', 2),
  'mark-normal': mark('normal'),
  'mark-warning': mark('warning'),
  'mark-critical': mark('critical'),
  'mark-good': mark('good'),
  'mark-ground': { fill: 'page' },
  'mark-unknown': line('unknown', 1.5),
  'mark-learning': dashed('unknown', 1.6, '2.4 1.7'),
  'mark-closed': { fill: 'unknown' },
  'day-normal': { fill: 'line-strong' },
  'day-warning': { fill: 'warning' },
  'day-critical': { fill: 'critical' },
  'day-good': { fill: 'good' },
  'day-no_data': line('ink-3', 1),
  'part-warning': { fill: 'warning', stroke: 'page', 'stroke-width': 2 },
  'part-critical': { fill: 'critical', stroke: 'page', 'stroke-width': 2 },
  label: text('ink-3'),
  text: text('ink-2'),
  strong: strongText('ink'),
  /** Hidden on a narrow page. */
  more: {},
  note: { ...text('ink-3'), 'font-size': 12, 'font-weight': 400 },
  sentence: { ...text('ink-2'), 'font-weight': 400 },
  heading: { fill: 'ink', 'font-weight': 600, 'font-size': 16 },
  'text-normal': strongText('normal'),
  'text-warning': strongText('warning'),
  'text-critical': strongText('critical'),
  'text-good': strongText('good'),
  'text-unknown': strongText('unknown'),
} as const satisfies Readonly<Record<string, Style>>;

export type StyleName = keyof typeof STYLES;
