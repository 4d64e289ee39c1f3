import type { JSX } from 'react';
import type { ForecastChartData } from '../../report/charts/forecast/forecast-chart-data.ts';
import { legendEntries } from '../../report/charts/forecast/legend.ts';

interface ChartLegendProps {
  readonly data: ForecastChartData;
  /** Whether the expected line and the boundaries are drawn. */
  readonly detailed: boolean;
}

/** The legend of the chart. */
export function ChartLegend({ data, detailed }: ChartLegendProps): JSX.Element {
  return (
    <p className="legend" aria-hidden="true">
      {legendEntries(data, { boundaries: detailed }).map(({ text, area, line }) => (
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
