import { valueLabels } from './axes.ts';
import { chartDescription, chartTitle } from './description.ts';
import type { ForecastChartData } from './forecast-chart-data.ts';
import { forecastLayers, type LayerOptions } from './forecast-layers.ts';
import { legend, legendEntries } from './legend.ts';
import { svgDocument, PAD_PX } from '../drawing/svg-document.ts';
import { sentenceLine } from './sentence-line.ts';
import { escaped } from '../drawing/markup.ts';
import { paint, type Paint } from '../drawing/paint.ts';
import type { Size } from '../drawing/size.ts';
import { plot, type Plot } from './plot.ts';

const VALUES_PX = 52;
const DAYS_PX = 26;
const HEADING_PX = 16;
const SENTENCE_PX = 22;
const LEGEND_PX = 24;
const ABOVE_FRAME_PX = 12;

/** A forecast chart as a file: title, the last verdict in words, legend, axes and plot area, in fixed colours. */
export function standaloneChart(
  data: ForecastChartData,
  options: LayerOptions & Size,
  theme: 'light' | 'dark',
): string {
  const paints = paint(theme);
  const sentencePx = data.sentence ? SENTENCE_PX : 0;
  const top = PAD_PX + HEADING_PX + sentencePx + LEGEND_PX + ABOVE_FRAME_PX;
  const frame = {
    width: options.width - 2 * PAD_PX - VALUES_PX,
    height: Math.max(40, options.height - top - DAYS_PX - PAD_PX / 2),
  };
  const model = plot(data, frame);
  const content = [
    headingLine(data, model, paints),
    data.sentence
      ? sentenceLine(
          data.sentence,
          { x: PAD_PX, y: PAD_PX + HEADING_PX + SENTENCE_PX - 6, width: options.width - 2 * PAD_PX },
          paints,
        )
      : '',
    legend(legendEntries(data, options), PAD_PX, PAD_PX + HEADING_PX + sentencePx + LEGEND_PX / 2 + 2, paints),
    model ? framed(model, options, frame, top, paints) : '',
  ].join('');
  return svgDocument(content, {
    ...options,
    title: model ? chartTitle(model) : data.title,
    description: chartDescription(data),
    paint: paints,
  });
}

function headingLine(data: ForecastChartData, model: Plot | null, paints: Paint): string {
  return `<text${paints('heading')} x="${PAD_PX}" y="${PAD_PX + HEADING_PX - 4}">${escaped(data.title)}<tspan${paints('note')} dx="10">${note(model)}</tspan></text>`;
}

function note(model: Plot | null): string {
  if (!model) return 'nothing to show yet';
  const from = model.ahead[0]?.day;
  const ahead = from === undefined ? '' : `, next ${model.last - from + 1}`;
  return `last ${model.rows.length} days${ahead}`;
}

function framed(model: Plot, options: LayerOptions, frame: Size, top: number, paints: Paint): string {
  const box = `y="${top}" height="${frame.height}" overflow="visible"`;
  return `<svg x="${PAD_PX}" width="${VALUES_PX}" ${box}>${valueLabels(model, VALUES_PX - 8, paints)}</svg><svg x="${PAD_PX + VALUES_PX}" width="${frame.width}" ${box}>${forecastLayers(model, options, paints)}</svg>`;
}
