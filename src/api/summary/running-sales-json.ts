import { isoDay } from '../../calendar/day.ts';
import type { RunningFigure, RunningSales } from '../../report/running-sales.ts';
import { clockText, runningSalesText } from '../../report/words/nowcast-text.ts';
import type { RunningSalesJson } from './running-sales-schema.ts';

export function runningSalesJson(sales: RunningSales, currency: string): RunningSalesJson {
  const text = runningSalesText(sales, currency);
  if (sales.status === 'unknown') return { ds: null, until: null, revenue: null, orders: null, text };
  const { day, until, revenue, orders } = sales;
  return { ds: isoDay(day), until: clockText(until), revenue: figureJson(revenue), orders: figureJson(orders), text };
}

function figureJson(found: RunningFigure | null): RunningSalesJson['revenue'] {
  if (!found) return null;
  const { metric, soFar, usual, nowcast } = found;
  return {
    metric: metric.id,
    y: soFar,
    usual: usual && { ...usual },
    day: nowcast && { lower: nowcast.lower, expected: nowcast.expected, upper: nowcast.upper },
  };
}
