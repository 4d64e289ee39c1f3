import type { ForecastChartData } from './forecast-chart-data.ts';
import { percentOf } from '../../../forecast/intervals/levels.ts';
import { aheadLevels, bandLevel } from './chart-intervals.ts';
import type { StyleName } from '../drawing/styles.ts';
import type { Paint } from '../drawing/paint.ts';
import type { Detail } from './shapes.ts';
import { coordinate, escaped } from '../drawing/markup.ts';
import { textWidth } from '../drawing/text-width.ts';

interface Entry {
  readonly text: string;
  readonly area?: StyleName;
  readonly line?: StyleName;
}

const SWATCH_PX = 16;
const GAP_PX = 6;
const APART_PX = 18;

/** The legend of a forecast chart: only what the chart contains. */
export function legendEntries(data: ForecastChartData, { boundaries }: Detail): Entry[] {
  const { rows, ahead, direction, limit } = data;
  const hasLimit = Object.values(limit ?? {}).some((value) => value !== null && value !== undefined);
  const has = (key: 'yhat' | 'critical_lower' | 'critical_upper'): boolean =>
    rows.some((row) => row.status !== 'learning' && row[key] !== null);
  const hasRange = rows.some(({ warning_lower, warning_upper }) => warning_lower !== null || warning_upper !== null);
  const level = bandLevel(rows);
  const side = { down: 'below', up: 'above', both: 'beyond' }[direction];
  const entries: (Entry | false)[] = [
    { text: 'Actual', line: 'actual' },
    boundaries && has('yhat') && { text: 'Expected', line: 'expected' },
    level !== null && { text: `${percentOf(level)}% band`, area: 'band' },
    hasRange && { text: 'Normal range', area: 'range' },
    boundaries && hasRange && { text: `Warning ${side}`, line: 'warning-line' },
    boundaries &&
      (has('critical_lower') || has('critical_upper')) && { text: `Critical ${side}`, line: 'critical-line' },
    hasLimit && { text: 'Limit', line: 'limit-line' },
    ahead.length > 0 && { text: `Forecast, ${levels(data)}`, area: 'fan-80', line: 'median' },
  ];
  return entries.filter((entry) => entry !== false);
}

/** The entries in a row from `x` on, their swatches centred on the height `y`. */
export function legend(entries: readonly Entry[], x: number, y: number, paint: Paint): string {
  let at = x;
  return entries
    .map((entry) => {
      const left = at;
      at += SWATCH_PX + GAP_PX + textWidth(entry.text) + APART_PX;
      const area = entry.area
        ? `<rect${paint(entry.area)} x="${coordinate(left)}" y="${y - 5}" width="${SWATCH_PX}" height="10"/>`
        : '';
      const line = entry.line ? `<path${paint(entry.line)} d="M${coordinate(left)} ${y}h${SWATCH_PX}"/>` : '';
      return `${area}${line}<text${paint('text')} x="${coordinate(left + SWATCH_PX + GAP_PX)}" y="${y + 4}">${escaped(entry.text)}</text>`;
    })
    .join('');
}

function levels({ ahead }: ForecastChartData): string {
  return `${aheadLevels(ahead).map(percentOf).toReversed().join(', ')}%`;
}
