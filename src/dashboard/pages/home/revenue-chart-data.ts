import { dayFromIso } from '../../../calendar/day.ts';
import type { ChartTotal, ForecastChartData } from '../../../report/charts/forecast/forecast-chart-data.ts';
import { monthText, valueText } from '../../../report/words/format.ts';
import type { HomeData } from '../../data/fetch-home.ts';

const DAYS_SHOWN = 90;

/** What the chart of home draws. */
export function revenueChartData({ summary, metrics, series, ahead, events, open }: HomeData): ForecastChartData {
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
    open,
    landing: landing(summary),
  };
}

function landing({ landing: lands, currency }: HomeData['summary']): ChartTotal | null {
  if (!lands) return null;
  const [lower = '', upper = ''] = [lands.lower, lands.upper].map((value) => valueText(value, 'currency', currency));
  return { ds: lands.to, label: `${monthText(dayFromIso(lands.from))} lands at`, text: `${lower} to ${upper}` };
}
