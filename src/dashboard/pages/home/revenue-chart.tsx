import type { JSX } from 'react';
import { chartDays } from '../../chart/chart-day.ts';
import { DayChart } from '../../chart/day-chart.tsx';
import { WhyThisForecast } from '../../chart/why-this-forecast.tsx';
import type { HomeData } from '../../data/fetch/fetch-home.ts';
import { MetricLink } from '../../ui/metric-link.tsx';
import { revenueChartData } from './revenue-chart-data.ts';

const SIZE = { width: 788, height: 264 };

/** The gap beside the chart, less a margin. */
const OVERHANG_PX = 20;

/** The last 90 days of revenue, or of the metric that leads in its place. */
export function RevenueChart({ data }: { readonly data: HomeData }): JSX.Element {
  const chart = revenueChartData(data);
  const { title, rows, ahead } = chart;
  const { leading, summary } = data;
  return (
    <section aria-labelledby="revenue">
      <DayChart
        id="revenue-chart"
        data={chart}
        days={chartDays({ ...data, series: data.series.slice(-rows.length) })}
        size={SIZE}
        overhangPx={OVERHANG_PX}
        detailed={false}
        heading={(isReading) => (
          <h2 id="revenue">
            {leading ? <MetricLink id={leading.id}>{title}</MetricLink> : title}{' '}
            {isReading ? null : (
              <span className="faint h-note">
                last {rows.length} days, next {ahead.length}
              </span>
            )}
          </h2>
        )}
        before={summary.quarter ? <p className="quarter">{summary.quarter.sentence}</p> : null}
        after={<WhyThisForecast explanation={data.explanation} />}
      />
    </section>
  );
}
