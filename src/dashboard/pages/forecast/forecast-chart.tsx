import type { JSX } from 'react';
import type { MetricJson } from '../../../api/metrics/schema.ts';
import { chartDays } from '../../chart/chart-day.ts';
import { DayChart } from '../../chart/day-chart.tsx';
import { FORECAST_DAYS_BACK, type ForecastData } from '../../data/fetch/fetch-forecast.ts';
import { SaveLinks } from '../../ui/save-links.tsx';
import { landingName, landingRange } from './landing-text.ts';

const SIZE = { width: 1216, height: 360 };
const OVERHANG_PX = 16;

interface ForecastChartProps {
  readonly data: ForecastData;
  readonly metric: MetricJson;
}

/** The last six weeks and the days ahead, with the end of the month. */
export function ForecastChart({ data, metric }: ForecastChartProps): JSX.Element {
  const { series, ahead, events, runningDay, summary, landings } = data;
  const { title, unit, direction } = metric;
  const rows = series.slice(-FORECAST_DAYS_BACK);
  const first = rows[0]?.ds ?? '';
  const [month] = landings;
  const format = { unit, currency: summary.currency };
  const chart = {
    ...{ title, direction, rows, ahead, runningDay, ...format },
    events: events.filter(({ to }) => to >= first),
    total: month
      ? {
          ds: month.to,
          label: `${landingName(month, summary.last_closed)} lands at`,
          text: landingRange(month, format),
        }
      : null,
  };
  return (
    <section aria-labelledby="days">
      <DayChart
        id="forecast-chart"
        data={chart}
        days={chartDays({ series: rows, ahead, events, runningDay })}
        size={SIZE}
        overhangPx={OVERHANG_PX}
        detailed
        heading={(isReading) => (
          <h2 id="days">
            Day by day{' '}
            {isReading ? null : (
              <span className="faint h-note">
                last {rows.length} days, next {ahead.length}
              </span>
            )}
          </h2>
        )}
        after={<SaveLinks chart={chart} id={metric.id} slice="" />}
      />
    </section>
  );
}
