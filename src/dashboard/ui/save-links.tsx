import { useState, type JSX } from 'react';
import type { ForecastChartData } from '../../report/charts/forecast/forecast-chart-data.ts';
import { pngOf, svgFile } from '../chart/png-of.ts';
import { forecastChart } from '../../report/charts/forecast/forecast-chart.ts';

const PICTURE = { theme: 'light', id: 'saved', boundaries: true, width: 960, height: 420 } as const;

interface SaveLinksProps {
  readonly chart: ForecastChartData;
  readonly id: string;
  readonly slice: string;
}

/** What is seen, to keep: the judged days and the forecast as CSV, the chart as a picture. */
export function SaveLinks({ chart, id, slice }: SaveLinksProps): JSX.Element {
  const [hasFailed, setHasFailed] = useState(false);
  const query = new URLSearchParams({ format: 'csv', ...(slice === '' ? {} : { slice }) });
  const path = `/api/v1/metrics/${encodeURIComponent(id)}`;
  const name = [id, ...(slice === '' ? [] : [slice.replaceAll(/[^\p{L}\p{N}]+/gu, '_')])].join('_');
  return (
    <p className="save">
      <a href={`${path}/series?${csvQuery(query, chart.rows[0]?.ds)}`} download={`${name}.csv`}>
        Days as CSV
      </a>
      <a href={`${path}/forecast?${query.toString()}`} download={`${name}_forecast.csv`}>
        Forecast as CSV
      </a>
      <button
        type="button"
        className="as-link"
        onClick={() => saveFile(`${name}.svg`, svgFile(forecastChart(chart, PICTURE)))}
      >
        Picture (SVG)
      </button>
      <button
        type="button"
        className="as-link"
        onClick={() => {
          pngOf(forecastChart(chart, PICTURE), PICTURE).then(
            (png) => saveFile(`${name}.png`, png),
            () => setHasFailed(true),
          );
        }}
      >
        Picture (PNG)
      </button>
      <span role="status">{hasFailed ? 'This browser could not draw the PNG; the SVG has the same.' : ''}</span>
    </p>
  );
}

function csvQuery(query: URLSearchParams, from: string | undefined): string {
  return new URLSearchParams([...query, ...(from === undefined ? [] : [['from', from]])]).toString();
}

function saveFile(name: string, file: Blob): void {
  const url = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
