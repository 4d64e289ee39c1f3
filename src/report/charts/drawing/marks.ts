import { coordinate, escaped, percentage } from './markup.ts';
import type { Status } from '../../../detect/verdict.ts';
import type { Paint } from './paint.ts';

/** The state that a mark shows, by shape and colour. */
export type MarkState = Status | 'good';

/** The shapes of states as SVG paths around the origin, 12 px wide. */
export const MARK_PATHS: Readonly<Record<MarkState, string>> = {
  normal: 'M0-4.2a4.2 4.2 0 1 0 0 8.4a4.2 4.2 0 1 0 0-8.4Z',
  warning: 'M0-5.4 5.8 5H-5.8Z',
  critical: 'M0-6.3 6.3 0 0 6.3-6.3 0Z',
  good: 'M-1.7-5.4h3.4v3.7h3.7v3.4H1.7v3.7H-1.7V1.7H-5.4V-1.7h3.7Z',
  learning: 'M0-4.6a4.6 4.6 0 1 0 0 9.2a4.6 4.6 0 1 0 0-9.2Z',
  no_data: 'M0-4.6a4.6 4.6 0 1 0 0 9.2a4.6 4.6 0 1 0 0-9.2ZM4-5-4 5',
  late_data: 'M0-4.8a4.8 4.8 0 1 0 0 9.6a4.8 4.8 0 1 0 0-9.6ZM0-2.8V0l2 1.4',
  data_fault: 'M0-4.6a4.6 4.6 0 1 0 0 9.2a4.6 4.6 0 1 0 0-9.2ZM-1.9-1.9 1.9 1.9M1.9-1.9-1.9 1.9',
  closed: 'M-5-1.2H5V1.2H-5Z',
  unclear: 'M0-4.6a4.6 4.6 0 1 0 0 9.2a4.6 4.6 0 1 0 0-9.2ZM-3.1-2H3.1M-3.1 2H3.1',
};
const GROUND = 'M0-6.6a6.6 6.6 0 1 0 0 13.2a6.6 6.6 0 1 0 0-13.2Z';

export interface MarkPlace {
  /** Shares of the width and the height. */
  readonly x: number;
  readonly y: number;
  readonly sizePx: number;
  /** The tooltip. */
  readonly title?: string;
}

/** The mark of a state, which keeps its size when the chart is stretched. */
export function mark(state: MarkState, { x, y, sizePx, title }: MarkPlace, paint: Paint): string {
  const tooltip = title === undefined ? '' : `<title>${escaped(title)}</title>`;
  return `<svg x="${percentage(x)}" y="${percentage(y)}" width="1" height="1" overflow="visible">${tooltip}${markShape(state, sizePx, paint)}</svg>`;
}

/** The shape alone, around the origin. */
export function markShape(state: MarkState, sizePx: number, paint: Paint): string {
  const scale =
    coordinate((sizePx / 12) * 100) === '100' ? '' : ` transform="scale(${Math.round((sizePx / 12) * 1000) / 1000})"`;
  switch (state) {
    case 'normal':
    case 'warning':
    case 'critical':
    case 'good':
    case 'closed':
      return `<path${paint(`mark-${state}`)}${scale} d="${MARK_PATHS[state]}"/>`;
    case 'learning':
      return `<path${paint('mark-learning')}${scale} d="${MARK_PATHS[state]}"/>`;
    case 'no_data':
    case 'late_data':
    case 'data_fault':
    case 'unclear':
      return `<path${paint('mark-ground')}${scale} d="${GROUND}"/><path${paint('mark-unknown')}${scale} d="${MARK_PATHS[state]}"/>`;
  }
}
