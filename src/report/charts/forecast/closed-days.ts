import { escaped, percentage } from '../drawing/markup.ts';
import type { Paint } from '../drawing/paint.ts';
import type { Plot } from './plot.ts';
import { runs } from '../drawing/runs.ts';

/** Closed days as hatched areas over the whole height. */
export function closedDays({ rows, first, last }: Plot, id: string, paint: Paint): string {
  const closed = runs(rows, ({ row }) => row?.status === 'closed');
  if (closed.length === 0) return '';
  const hatch = `${escaped(id)}-hatch`;
  const pattern = `<defs><pattern id="${hatch}" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><line${paint('hatch-line')} x1="0" y1="0" x2="0" y2="5"/></pattern></defs>`;
  const days = last - first + 1;
  const offset = (rows[0]?.day ?? first) - first;
  const areas = closed.map(({ from, to }) => {
    const left = percentage((offset + from) / days);
    return `<rect fill="url(#${hatch})" x="${left}" width="${percentage((to - from + 1) / days)}" y="0" height="100%"/>`;
  });
  return pattern + areas.join('');
}
