import type { ChartSentence } from './forecast-chart-data.ts';
import { markShape, type MarkState } from '../drawing/marks.ts';
import { escaped } from '../drawing/markup.ts';
import type { StyleName } from '../drawing/styles.ts';
import type { Paint } from '../drawing/paint.ts';
import { textWidth } from '../drawing/text-width.ts';

export interface LinePlace {
  readonly x: number;
  /** The baseline. */
  readonly y: number;
  readonly width: number;
}

const MARK_PX = 11;
const AFTER_MARK_PX = 18;
const AFTER_WORD_PX = 7;

/** A state by shape, word and colour, with its sentence, in one line. */
export function sentenceLine({ state, word, text }: ChartSentence, { x, y, width }: LinePlace, paint: Paint): string {
  const statePx = AFTER_MARK_PX + textWidth(word, 12, 600) + AFTER_WORD_PX;
  const words = `<tspan${paint('sentence')} dx="${AFTER_WORD_PX}">${escaped(shortened(text, width - statePx))}</tspan>`;
  return `<g transform="translate(${x + 6} ${y - 4})">${markShape(state, MARK_PX, paint)}</g><text${paint(wordStyle(state))} x="${x + AFTER_MARK_PX}" y="${y}">${escaped(word)}${words}</text>`;
}

function wordStyle(state: MarkState): StyleName {
  switch (state) {
    case 'normal':
    case 'warning':
    case 'critical':
    case 'good':
      return `text-${state}`;
    case 'learning':
    case 'no_data':
    case 'late_data':
    case 'data_fault':
    case 'closed':
    case 'unclear':
      return 'text-unknown';
  }
}

function shortened(text: string, width: number): string {
  if (textWidth(text) <= width) return text;
  const words = text.split(' ');
  const fits = words.findLastIndex((_, index) => textWidth(`${words.slice(0, index + 1).join(' ')}…`) <= width);
  return `${words.slice(0, fits + 1).join(' ')}…`;
}
