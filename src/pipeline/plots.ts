import type { Metric } from '../metrics/metric.ts';
import { forecastChart } from '../report/charts/forecast-chart.ts';
import type { ForecastChartData } from '../report/charts/forecast-chart-data.ts';
import { forecastData } from '../report/charts/forecast-data.ts';
import type { Database } from '../store/database.ts';
import type { Business } from './business.ts';
import type { Freshness } from './freshness.ts';
import type { Outlook } from './outlooks.ts';
import { monthLanding, REVENUE } from './summary.ts';
import { writeWhole } from './write-whole.ts';

export type PlotFormat = 'svg' | 'png';

export interface PlotOptions {
  readonly formats: readonly PlotFormat[];
  readonly theme: 'light' | 'dark';
  /** How many days back from the last judged one are shown. */
  readonly days: number;
}

export const usualPlots: PlotOptions = { formats: ['svg', 'png'], theme: 'light', days: 90 };

const WIDTH_PX = 960;
const HEIGHT_PX = 420;

/** Writes `forecast_<metric>.svg` and `.png` for each outlook into a folder: their names. */
export async function writePlots(
  db: Database,
  business: Business,
  fresh: Freshness,
  shown: readonly Outlook[],
  folder: string,
  options: PlotOptions,
): Promise<string[]> {
  const pictures: { name: string; svg: string }[] = [];
  for (const outlook of shown) {
    const data = await chartData(db, business, fresh, outlook, options.days);
    if (data) pictures.push({ name: `forecast_${outlook.metric.id}`, svg: drawn(data, outlook.metric, options) });
  }
  const written = await Promise.all(pictures.map(async ({ name, svg }) => writePicture(folder, name, svg, options)));
  return written.flat();
}

async function chartData(
  db: Database,
  business: Business,
  fresh: Freshness,
  { metric, days, ahead, open, events }: Outlook,
  count: number,
): Promise<ForecastChartData | null> {
  return forecastData({
    days: days.slice(-count),
    ahead,
    landing: metric.id === REVENUE ? await monthLanding(db, business, fresh) : null,
    open,
    events,
    currency: business.currency,
  });
}

function drawn(data: ForecastChartData, metric: Metric, { theme }: PlotOptions): string {
  return forecastChart(data, { theme, id: metric.id, boundaries: true, width: WIDTH_PX, height: HEIGHT_PX });
}

async function writePicture(folder: string, name: string, svg: string, { formats }: PlotOptions): Promise<string[]> {
  const written: string[] = [];
  if (formats.includes('svg')) written.push(await writeWhole(folder, `${name}.svg`, svg));
  if (formats.includes('png')) {
    const { renderPng } = await import('./render-png.ts');
    written.push(await writeWhole(folder, `${name}.png`, await renderPng(svg)));
  }
  return written;
}
