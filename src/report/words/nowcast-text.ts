import type { Nowcast } from '../../metrics/hours/nowcast.ts';
import { valueText } from './format.ts';

/** `Orders 24 to 08:00; the day would bring 148 to 203 by the hours of the last 8 weeks` */
export function nowcastText(what: string, until: number, { soFar, lower, upper, days }: Nowcast): string {
  const [now, from, to] = [soFar, lower, upper].map((count) => valueText(Math.round(count), 'count', ''));
  return `${what} ${now} to ${clockText(until)}; the day would bring ${from} to ${to} by the hours of the last ${days} weeks`;
}

/** @example clockText(8) // '08:00' */
export function clockText(hour: number): string {
  return `${String(hour).padStart(2, '0')}:00`;
}
