import { useMemo, useState, type JSX, type ReactNode } from 'react';
import type { ForecastChartData } from '../../report/charts/forecast/forecast-chart-data.ts';
import { forecastChart, forecastValueAxis } from '../../report/charts/forecast/forecast-chart.ts';
import { verdictStrip } from '../../report/charts/forecast/verdict-strip.ts';
import type { ChartDay } from './chart-day.ts';
import { ChartLegend } from './chart-legend.tsx';
import { ChartReader } from './chart-reader.tsx';
import { DayReading } from './day-reading.tsx';
import { DayTable } from './day-table.tsx';
import { Svg } from './svg.tsx';
import { useSize } from './use-size.ts';

/** Up to this width of the window charts scroll, and nothing may stand out of them: see narrow.css. */
const CLIPPED_UP_TO_PX = 560;

interface DayChartProps {
  readonly id: string;
  readonly data: ForecastChartData;
  /** Those of `data`. */
  readonly days: readonly ChartDay[];
  /** In pixels, before the chart is measured. */
  readonly size: { readonly width: number; readonly height: number };
  /** How far labels may reach beyond the right end, in pixels. */
  readonly overhangPx: number;
  /** Whether to draw the expected line, the boundaries and the strip of verdicts. */
  readonly detailed: boolean;
  /** @param isReading whether the line is needed for the selected day */
  readonly heading: (isReading: boolean) => ReactNode;
  /** Beneath the chart, around the table. */
  readonly before?: ReactNode;
  readonly after?: ReactNode;
}

/** A metric by day with its bands, marks and forecast, as a chart that can be read day by day and as a table. */
export function DayChart(props: DayChartProps): JSX.Element {
  const { id, data, days, overhangPx, detailed, heading, before, after } = props;
  const [selected, setSelected] = useState<string | null>(null);
  const [size, measured] = useSize<HTMLDivElement>(props.size);
  const overhang = window.innerWidth <= CLIPPED_UP_TO_PX ? 0 : overhangPx;
  // To select a day draws nothing anew.
  const drawn = useMemo(() => {
    const options = { theme: 'page', id, boundaries: detailed, ...size, overhangPx: overhang } as const;
    return {
      values: forecastValueAxis(data, options),
      chart: forecastChart(data, options),
      strip: detailed ? verdictStrip(data, options) : null,
    };
  }, [data, id, detailed, size, overhang]);
  const selectedDay = days.find(({ ds }) => ds === selected) ?? null;
  const { title, unit, currency } = data;
  const format = useMemo(() => ({ unit, currency }), [unit, currency]);
  const table = useMemo(
    () => <DayTable days={days} title={`${title} by day`} format={format} />,
    [days, title, format],
  );
  return (
    <>
      <div className="chart-head">
        {heading(selectedDay !== null)}
        {selectedDay ? (
          <DayReading day={selectedDay} format={format} />
        ) : (
          <ChartLegend data={data} detailed={detailed} />
        )}
      </div>
      <div className={detailed ? 'plot is-detailed' : 'plot'}>
        <Svg className="values" markup={drawn.values} />
        <div className="scroll">
          <ChartReader measured={measured} days={days} format={format} selected={selectedDay} onSelect={setSelected}>
            <Svg className="chart" markup={drawn.chart} />
            {drawn.strip === null ? null : <Svg className="strip" markup={drawn.strip} />}
          </ChartReader>
        </div>
      </div>
      <div className="under-plot">
        {before}
        {table}
        {after}
      </div>
    </>
  );
}
