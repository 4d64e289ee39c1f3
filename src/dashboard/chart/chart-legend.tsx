import type { JSX } from 'react';
import type { ForecastChartData } from '../../report/charts/forecast/forecast-chart-data.ts';
import { legendEntries } from '../../report/charts/forecast/legend.ts';

/** The legend of the chart. */
export function ChartLegend({ data }: { readonly data: ForecastChartData }): JSX.Element {
  return (
    <p className="legend" aria-hidden="true">
      {legendEntries(data, { boundaries: false }).map(({ text, area, line }) => (
        <span key={text}>
          <svg className="ch" viewBox="0 0 16 10">
            {area === undefined ? null : <rect className={`ch-${area}`} width="16" height="10" />}
            {line === undefined ? null : <path className={`ch-${line}`} d="M0 5h16" />}
          </svg>
          {text}
        </span>
      ))}
    </p>
  );
}
