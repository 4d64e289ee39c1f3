import type { OperationHourJson } from '../../../api/operations/schema.ts';
import { valueText } from '../../../report/words/format.ts';
import { clockText } from '../../../report/words/nowcast-text.ts';
import { dayOfText } from '../../ui/day-of-text.ts';

/** A figure of an hour that has a usual range. */
export type HourFigureName = 'requests' | 'error_rate' | 'latency_p95';

const UNITS = { requests: 'count', error_rate: 'share', latency_p95: 'ms' } as const;
/** Of nine hours that are alike one is above the other eight: by chance three in a row are once in 700 times. */
const LEAST_HOURS = 3;
/** Of so many stretches of hours the latest are named. */
const NAMED = 3;

interface Stretch {
  readonly side: 'above' | 'below';
  readonly ds: string;
  readonly from: number;
  to: number;
  peak: number;
}

/**
 * Where three hours or more in a row are outside their usual range, the latest first: `Outside the range of the last eight weeks: Mon 21 Sep
 * 07:00 to 24:00 above, up to 61%`. Of errors and latencies less is no news.
 */
export function outsideText(name: HourFigureName, hours: readonly OperationHourJson[], runDay: string): string {
  if (hours.every(({ [name]: { usual } }) => usual === null)) return 'Too few weeks are known to say what is usual.';
  const stretches = stretchesOf(name, hours).filter(({ from, to }) => to - from + 1 >= LEAST_HOURS);
  if (stretches.length === 0)
    return 'No three hours in a row are outside the range of the same hours of the last eight weeks.';
  const named = stretches.toReversed().slice(0, NAMED);
  const texts = named.map(({ side, ds, from, to, peak }) => {
    const furthest = `${side === 'above' ? 'up' : 'down'} to ${valueText(peak, UNITS[name], '')}`;
    return `${dayOfText(ds, runDay)} ${clockText(from)} to ${clockText(to + 1)} ${side}, ${furthest}`;
  });
  const others = stretches.length - named.length;
  const more = others === 0 ? '' : `; and ${others} more ${others === 1 ? 'stretch' : 'stretches'} of hours`;
  return `Outside the range of the last eight weeks: ${texts.join('; ')}${more}.`;
}

function stretchesOf(name: HourFigureName, hours: readonly OperationHourJson[]): Stretch[] {
  const stretches: Stretch[] = [];
  for (const { ds, hour, [name]: figure } of hours) {
    const { y, usual } = figure;
    if (y === null || usual === null || (y <= usual.upper && (y >= usual.lower || name !== 'requests'))) continue;
    const side = y > usual.upper ? 'above' : 'below';
    const last = stretches.at(-1);
    if (last && last.ds === ds && last.side === side && last.to === hour - 1) {
      last.to = hour;
      last.peak = side === 'above' ? Math.max(last.peak, y) : Math.min(last.peak, y);
    } else stretches.push({ side, ds, from: hour, to: hour, peak: y });
  }
  return stretches;
}
