import { addDays } from '../../calendar/day.ts';
import { series } from '../../metrics/series.ts';
import type { Metric } from '../../metrics/metric.ts';
import { componentsChart } from '../../report/charts/components/components-chart.ts';
import { componentsData } from '../../report/charts/components/components-chart-data.ts';
import { forecastChart } from '../../report/charts/forecast/forecast-chart.ts';
import { forecastData } from '../../report/charts/forecast/forecast-data.ts';
import type { Database } from '../../store/database.ts';
import { loadDailyValues, type VersionedValue } from '../../store/versions/load-daily-values.ts';
import type { Business } from '../../config/business.ts';
import { calendarOf } from '../../calendar/calendar-row.ts';
import { metricThrough, type Freshness } from '../freshness.ts';
import { seriesComponents } from '../judge/judge-series.ts';
import type { ReadModel, SeriesView } from '../read/read-model.ts';
import { writeFileAtomic } from './write-file-atomic.ts';

export type PlotFormat = 'svg' | 'png';

export interface PlotOptions {
  readonly formats: readonly PlotFormat[];
  readonly theme: 'light' | 'dark';
  /** How many days back from the last judged one are shown. */
  readonly days: number;
  /** One metric, or all. */
  readonly metric?: string | undefined;
}

export const usualPlots: PlotOptions = { formats: ['svg', 'png'], theme: 'light', days: 90 };

const WIDTH_PX = 960;
const HEIGHT_PX = 420;

interface Picture {
  readonly name: string;
  readonly svg: string;
  readonly formats: readonly PlotFormat[];
}

/**
 * Writes into a folder, for each whole metric, `forecast_<metric>.svg` and `.png`, and `components_<metric>.svg` where enough is known
 * for it: their names.
 */
export async function writePlots(
  db: Database,
  business: Business,
  fresh: Freshness,
  model: ReadModel,
  folder: string,
  options: PlotOptions,
): Promise<string[]> {
  const pictures: Picture[] = [];
  for (const view of model.series.values()) {
    if (view.slice !== '' || view.metric.id !== (options.metric ?? view.metric.id)) continue;
    const rows = (await loadDailyValues(db, view.metric.id, { slice: '' })).get('') ?? [];
    pictures.push(
      ...forecastPicture(view, model, options),
      ...componentsPicture(view.metric, rows, business, fresh, options),
    );
  }
  const written = await Promise.all(pictures.map(async (picture) => writePicture(folder, picture)));
  return written.flat();
}

function forecastPicture(
  { metric, days, ahead, open, events, landings }: SeriesView,
  { summary }: ReadModel,
  { theme, days: count, formats }: PlotOptions,
): Picture[] {
  const data = forecastData({
    days: days.slice(-count),
    ahead,
    landing: landings.find(({ period }) => period.kind === 'month') ?? null,
    open,
    events,
    currency: summary.currency,
  });
  if (!data) return [];
  const size = { width: WIDTH_PX, height: HEIGHT_PX };
  const svg = forecastChart(data, { theme, id: metric.id, boundaries: true, ...size });
  return [{ name: `forecast_${metric.id}`, svg, formats }];
}

function componentsPicture(
  metric: Metric,
  rows: readonly VersionedValue[],
  business: Business,
  fresh: Freshness,
  { theme }: PlotOptions,
): Picture[] {
  const through = metricThrough(metric, business, fresh);
  const known = through === null ? null : series(metric, '', rows, through, business.closures);
  const parts = known && seriesComponents(known, calendarOf(business.holidays, ''));
  if (!known || !parts) return [];
  const today = addDays(known.start, known.values.length);
  const data = componentsData(metric, parts, today, business.currency);
  const svg = componentsChart(data, { theme, id: metric.id, width: WIDTH_PX });
  return [{ name: `components_${metric.id}`, svg, formats: ['svg'] }];
}

async function writePicture(folder: string, { name, svg, formats }: Picture): Promise<string[]> {
  const written: string[] = [];
  if (formats.includes('svg')) written.push(await writeFileAtomic(folder, `${name}.svg`, svg));
  if (formats.includes('png')) {
    const { renderPng } = await import('./render-png.ts');
    written.push(await writeFileAtomic(folder, `${name}.png`, await renderPng(svg)));
  }
  return written;
}
