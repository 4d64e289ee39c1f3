import { basename, dirname, extname } from 'node:path';
import { addDays, isoDay } from '../../calendar/day.ts';
import { ensembleExplanation, type Explanation } from '../../report/words/ensemble-explanation.ts';
import { forecast, type ForecastPoint } from '../../forecast/forecast.ts';
import { nonNegative } from '../../forecast/intervals/band.ts';
import type { History } from '../../forecast/model.ts';
import { rollingForecast, type RollingForecast } from '../../forecast/ensemble/rolling-forecast.ts';
import { optimiseLate } from '../../pipeline/judge/optimise-late.ts';
import { undrawnText } from '../../pipeline/publish/fonts/undrawn-text.ts';
import { writeFileAtomic } from '../../pipeline/publish/write-file-atomic.ts';
import { forecastChart } from '../../report/charts/forecast/forecast-chart.ts';
import { forecastPointsCsv } from '../../report/csv/forecast-points-csv.ts';
import { LoadError } from '../../warehouse/load-error.ts';
import { displayPath } from '../../warehouse/files/display-path.ts';
import { ConfigError } from '../../config/faults/config-error.ts';
import { isNonNegative, membersOf, seriesOf, type SeriesOptions } from './series-options.ts';

export interface ForecastOptions extends SeriesOptions {
  /** Levels of the intervals, each over 0 and under 1. */
  readonly levels: readonly number[];
  readonly format: 'csv' | 'json';
  /** Where to draw it, as .svg or .png. */
  readonly plot?: string;
}

const DAYS_SHOWN = 180;
const SIZE_PX = { width: 960, height: 420 };

/**
 * `evenkeel forecast <file>`: the days after a series of days, on stdout, and what they follow: in the JSON, or beside CSV on stderr.
 * @throws LoadError or CsvError if the file can't be read as one, ConfigError for an option that makes no sense
 */
export async function forecastCommand(path: string, options: ForecastOptions): Promise<void> {
  const plotFormat = options.plot === undefined ? null : extname(options.plot).toLowerCase();
  if (plotFormat !== null && plotFormat !== '.svg' && plotFormat !== '.png')
    throw new ConfigError(`--plot ${options.plot}: a picture's name ends in .svg or .png`);
  const history = await seriesOf(path, options);
  optimiseLate();
  const rolling = rollingForecast(history, membersOf(history));
  const forecasts = forecast(rolling, options.horizon, { levels: options.levels });
  if (forecasts.length === 0) throw new LoadError(noForecastText(history, path, options.horizon));
  const points = isNonNegative(history) ? forecasts.map((point) => ({ ...point, ...nonNegative(point) })) : forecasts;
  const explanation = ensembleExplanation(rolling.combinationWeights(history.values.length), options.horizon);
  if (options.plot !== undefined) await draw(picture(rolling, points, options.y), options.plot);
  process.stdout.write(options.format === 'json' ? json(points, explanation) : forecastPointsCsv(points));
  if (options.format === 'csv') process.stderr.write(explanation.map(({ sentence }) => `${sentence}\n`).join(''));
  if (options.plot !== undefined) process.stderr.write(`${options.plot}\n`);
}

function noForecastText({ start, values }: History, path: string, horizonDays: number): string {
  const first = addDays(start, values.length);
  const [from, to] = [isoDay(first), isoDay(addDays(first, horizonDays - 1))];
  return `${displayPath(path)}: no forecast is possible for the days from ${from} to ${to}: too few days of the 13 weeks before have a value`;
}

async function draw(svg: string, plot: string): Promise<void> {
  const { renderPng } = await import('../../pipeline/publish/render-png.ts');
  const png = extname(plot).toLowerCase() === '.png' ? await renderPng(svg) : null;
  const content = png?.content ?? svg;
  if (png && png.undrawn.length > 0) process.stderr.write(`${undrawnText(png.undrawn)}\n`);
  try {
    await writeFileAtomic(dirname(plot), basename(plot), content);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    const reason = code === 'EISDIR' ? 'is a folder' : `can't be written (${code})`;
    throw new ConfigError(`--plot ${plot}: ${reason}; name a file in a folder that may be written to`, {
      cause: error,
    });
  }
}

function json(points: readonly ForecastPoint[], explanation: readonly Explanation[]): string {
  const data = points.map(({ day, ...point }) => ({ ds: isoDay(day), ...point }));
  return `${JSON.stringify({ data, explanation }, null, 2)}\n`;
}

function picture({ history, yhat }: RollingForecast, points: readonly ForecastPoint[], title: string): string {
  const first = Math.max(0, history.values.length - DAYS_SHOWN);
  const rows = history.values.slice(first).map((y, index) => ({
    ds: isoDay(addDays(history.start, first + index)),
    y,
    status: y === null ? ('no_data' as const) : ('normal' as const),
    favourable: false,
    yhat: yhat(first + index),
    yhat_lower: null,
    yhat_upper: null,
    warning_lower: null,
    warning_upper: null,
    critical_lower: null,
    critical_upper: null,
  }));
  const ahead = points.map(({ day, ...point }) => ({ ds: isoDay(day), ...point }));
  const data = { title, unit: 'count', currency: '', direction: 'both', rows, ahead } as const;
  return forecastChart(data, { theme: 'light', id: 'forecast', boundaries: true, ...SIZE_PX });
}
