import type { Nowcast } from '../../metrics/hours/nowcast.ts';
import type { NoRunningSales, RunningSales } from '../running-sales.ts';
import { distinctRange, valueText } from './format.ts';
import type { ValueFormat } from './period-text.ts';

const COUNT: ValueFormat = { unit: 'count', currency: '' };

/** `Orders: 24 by 08:00; going by the last 8 weeks, the day would bring 148 to 203` */
export function nowcastText(what: string, until: number, found: Nowcast): string {
  const soFar = text(found.soFar, COUNT);
  return `${what}: ${soFar} by ${clockText(until)}; going by the last ${found.days} weeks, the day would bring ${rangeText(found, COUNT)}`;
}

/**
 * `Today, not judged yet: revenue €5,910 by 08:00 (usually €5,200 to €6,800; the day €14,800 to €20,300), orders 24 (usually 20 to 30)`, or
 * why nothing is known.
 */
export function runningSalesText(sales: RunningSales, currency: string): string {
  if (sales.status === 'unknown') return whyNot(sales.reason);
  const figures = [sales.revenue, sales.orders].filter((figure) => figure !== null);
  const texts = figures.map((figure, place) => {
    const { metric, soFar, usual, nowcast } = figure;
    const format = { unit: metric.unit, currency };
    const beside = [
      ...(usual ? [`usually ${rangeText(usual, format)}`] : []),
      ...(place === 0 && nowcast ? [`the day ${rangeText(nowcast, format)}`] : []),
    ];
    const by = place === 0 ? ` by ${clockText(sales.until)}` : '';
    return `${metric.title.toLowerCase()} ${text(soFar, format)}${by}${beside.length > 0 ? ` (${beside.join('; ')})` : ''}`;
  });
  return `Today, not judged yet: ${texts.join(', ')}`;
}

function whyNot(reason: NoRunningSales): string {
  switch (reason) {
    case 'no_times':
      return 'Sales have dates without times: how much of the running day is in is not known';
    case 'no_running_day':
      return 'The figures are not of a day that is running';
    case 'no_rows':
      return 'A source of sales has no rows of the running day yet, or some from after the run';
    case 'too_early':
      return 'Nothing usually comes so early in the day, or too few weeks before it are known';
  }
}

/** @example clockText(8) // '08:00' */
export function clockText(hour: number): string {
  return `${String(hour).padStart(2, '0')}:00`;
}

function rangeText({ lower, upper }: { readonly lower: number; readonly upper: number }, format: ValueFormat): string {
  return distinctRange([whole(lower, format), whole(upper, format)], format.unit, format.currency);
}

function text(value: number, format: ValueFormat): string {
  return valueText(whole(value, format), format.unit, format.currency);
}

/** Counts are whole. */
function whole(value: number, { unit }: ValueFormat): number {
  return unit === 'count' ? Math.round(value) : value;
}
