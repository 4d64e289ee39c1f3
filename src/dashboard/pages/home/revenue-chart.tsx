import { useState, type JSX } from 'react';
import { forecastChart, forecastValueAxis } from '../../../report/charts/forecast/forecast-chart.ts';
import { chartDays } from '../../chart/chart-day.ts';
import { ChartLegend } from '../../chart/chart-legend.tsx';
import { ChartReader } from '../../chart/chart-reader.tsx';
import { DayReading } from '../../chart/day-reading.tsx';
import { DayTable } from '../../chart/day-table.tsx';
import type { HomeData } from '../../data/fetch-home.ts';
import { revenueChartData } from './revenue-chart-data.ts';
import { Svg } from '../../chart/svg.tsx';
import { useSize } from '../../chart/use-size.ts';
import { WhyThisForecast } from './why-this-forecast.tsx';

const OPTIONS = { theme: 'page', id: 'revenue-chart', boundaries: false } as const;

/** The gap beside the chart, less a margin. */
const OVERHANG_PX = 20;

/** Revenue by day with its bands, marks and forecast, as a chart that can be read day by day and as a table. */
export function RevenueChart({ data }: { readonly data: HomeData }): JSX.Element {
  const [selected, setSelected] = useState<string | null>(null);
  const [size, measured] = useSize<HTMLDivElement>({ width: 788, height: 264 });
  const scrolls = size.width > window.innerWidth;
  const options = { ...OPTIONS, ...size, overhangPx: scrolls ? 0 : OVERHANG_PX };
  const chart = revenueChartData(data);
  const days = chartDays({ ...data, series: data.series.slice(-chart.rows.length) });
  const selectedDay = days.find(({ ds }) => ds === selected) ?? null;
  const { title, unit, currency } = chart;
  const format = { unit, currency };
  return (
    <section aria-labelledby="revenue">
      <div className="chart-head">
        <h2 id="revenue">
          {title}{' '}
          {selectedDay ? null : (
            <span className="faint h-note">
              last {chart.rows.length} days, next {chart.ahead.length}
            </span>
          )}
        </h2>
        {selectedDay ? <DayReading day={selectedDay} format={format} /> : <ChartLegend data={chart} />}
      </div>
      <div className="plot">
        <Svg className="values" markup={forecastValueAxis(chart, options)} />
        <div className="scroll">
          <ChartReader measured={measured} days={days} format={format} selected={selectedDay} onSelect={setSelected}>
            <Svg className="chart" markup={forecastChart(chart, options)} />
          </ChartReader>
        </div>
      </div>
      <div className="under-plot">
        {data.summary.quarter ? <p className="quarter">{data.summary.quarter.sentence}</p> : null}
        <DayTable days={days} title={`${title} by day`} format={format} />
        <WhyThisForecast explanation={data.explanation} />
      </div>
    </section>
  );
}
