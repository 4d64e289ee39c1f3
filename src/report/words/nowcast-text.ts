import type { Nowcast } from '../../metrics/hours/nowcast.ts';
import { valueText } from './format.ts';

/** `Orders: 24 by 08:00; going by the last 8 weeks, the day would bring 148 to 203` */
export function nowcastText(what: string, until: number, { soFar, lower, upper, days }: Nowcast): string {
  const [now, from, to] = [soFar, lower, upper].map((count) => valueText(Math.round(count), 'count', ''));
  return `${what}: ${now} by ${clockText(until)}; going by the last ${days} weeks, the day would bring ${from} to ${to}`;
}

/** @example clockText(8) // '08:00' */
export function clockText(hour: number): string {
  return `${String(hour).padStart(2, '0')}:00`;
}
