import { dayFromIso } from '../../../calendar/day.ts';
import type { ChartTotal, ForecastChartData } from '../../../report/charts/forecast/forecast-chart-data.ts';
import type { ValueFormat } from '../../../report/words/period-text.ts';
import { distinctRange, monthText } from '../../../report/words/format.ts';
import { HOME_DAYS, type HomeData } from '../../data/fetch/fetch-home.ts';

/** The data of the chart of revenue, or of the metric that leads in its place. */
export function revenueChartData({ summary, leading, series, ahead, events, runningDay }: HomeData): ForecastChartData {
  const rows = series.slice(-HOME_DAYS);
  const first = rows[0]?.ds ?? '';
  return {
    title: leading?.title ?? 'Revenue',
    unit: leading?.unit ?? 'currency',
    currency: summary.currency,
    direction: leading?.direction ?? 'down',
    rows,
    ahead,
    events: events.filter(({ to }) => to >= first),
    runningDay,
    total: monthTotal(summary, leading?.unit ?? 'currency'),
  };
}

function monthTotal({ landing, currency }: HomeData['summary'], unit: ValueFormat['unit']): ChartTotal | null {
  if (!landing) return null;
  const { from, to, lower, upper } = landing;
  const text = distinctRange([lower, upper], unit, currency);
  return { ds: to, label: `${monthText(dayFromIso(from))} lands at`, text };
}
