import { addDays } from '../../calendar/day.ts';
import { atNewLevels } from '../../metrics/level-change.ts';
import { componentsChart } from '../../report/charts/components/components-chart.ts';
import { componentsChartData } from '../../report/charts/components/components-chart-data.ts';
import { forecastChart } from '../../report/charts/forecast/forecast-chart.ts';
import { forecastData } from '../../report/charts/forecast/forecast-data.ts';
import { seriesComponents } from '../judge/judge-series.ts';
import type { SeriesReport } from '../read/series/series-report.ts';
import type { PlotJob, PlotOptions, Plots } from './plot-job.ts';
import { writePicture, type Picture } from './write-picture.ts';

const WIDTH_PX = 960;
const HEIGHT_PX = 420;

/** Writes for each whole metric `forecast_<metric>.svg` and `.png`, and `components_<metric>.svg` where its history is long enough. */
export async function writePlots({ reports, currency, folder, options }: PlotJob): Promise<Plots> {
  const pictures = reports
    .filter(({ metric }) => metric.id === (options.metric ?? metric.id))
    .flatMap((report) => [...forecastPlot(report, currency, options), ...componentsPlot(report, currency, options)]);
  const fonts = options.fonts ?? null;
  const all = await Promise.all(pictures.map(async (picture) => writePicture(folder, picture, fonts)));
  return {
    written: all.flatMap(({ written }) => written),
    undrawn: [...new Set(all.flatMap(({ undrawn }) => undrawn))],
  };
}

function forecastPlot(
  { metric, days, forecast, running, events, periodForecasts }: SeriesReport,
  currency: string,
  { theme, days: count, formats }: PlotOptions,
): Picture[] {
  const data = forecastData({
    days: days.slice(-count),
    ahead: forecast,
    month: periodForecasts.find(({ period }) => period.kind === 'month') ?? null,
    runningDay: running,
    events,
    currency,
  });
  if (!data) return [];
  const size = { width: WIDTH_PX, height: HEIGHT_PX };
  const svg = forecastChart(data, { theme, id: metric.id, boundaries: true, ...size });
  return [{ name: `forecast_${metric.id}`, svg, formats }];
}

function componentsPlot(
  { metric, known, calendar, levelChanges }: SeriesReport,
  currency: string,
  { theme }: PlotOptions,
): Picture[] {
  const parts = known && seriesComponents(atNewLevels(known, levelChanges), calendar);
  if (!known || !parts) return [];
  const asOf = addDays(known.start, known.values.length);
  const svg = componentsChart(componentsChartData(metric, parts, asOf, currency), {
    theme,
    id: metric.id,
    width: WIDTH_PX,
  });
  return [{ name: `components_${metric.id}`, svg, formats: ['svg'] }];
}
