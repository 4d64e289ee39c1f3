import { dayFromIso } from '../../../calendar/day.ts';
import type { ChartTotal, ForecastChartData } from '../../../report/charts/forecast/forecast-chart-data.ts';
import { distinctText, monthText } from '../../../report/words/format.ts';
import type { HomeData } from '../../data/fetch-home.ts';

const DAYS_SHOWN = 90;

/** The data of the revenue chart. */
export function revenueChartData({ summary, metrics, series, ahead, events, runningDay }: HomeData): ForecastChartData {
  const rows = series.slice(-DAYS_SHOWN);
  const first = rows[0]?.ds ?? '';
  return {
    title: 'Revenue',
    unit: 'currency',
    currency: summary.currency,
    direction: metrics.find(({ id }) => id === 'revenue')?.direction ?? 'down',
    rows,
    ahead,
    events: events.filter(({ to }) => to >= first),
    runningDay,
    total: monthTotal(summary),
  };
}

function monthTotal({ landing, currency }: HomeData['summary']): ChartTotal | null {
  if (!landing) return null;
  const { from, to, lower, upper } = landing;
  const money = distinctText([lower, upper], 'currency', currency);
  return { ds: to, label: `${monthText(dayFromIso(from))} lands at`, text: `${money(lower)} to ${money(upper)}` };
}
