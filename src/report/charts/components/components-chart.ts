import { componentPanels, type ComponentPanel } from './component-panels.ts';
import type { ComponentsData } from './components-data.ts';
import { escaped } from '../drawing/markup.ts';
import { paint, type Paint, type Theme } from '../drawing/paint.ts';
import { PAD_PX, svgDocument } from '../drawing/svg-document.ts';
import type { Size } from '../drawing/size.ts';

export interface ComponentsChartOptions {
  readonly theme: Theme;
  readonly width: number;
  /** A prefix that keeps the ids of several charts on a page apart. */
  readonly id: string;
}

const PANEL_PX = 96;
const HEADING_PX = 36;
const ABOVE_FRAME_PX = 14;
const BELOW_FRAME_PX = 48;
const APART_PX = 48;
const COLUMNS = 2;

/**
 * The components of a forecast: trend, weekday, time of year, holidays and promotions, in two columns.
 * With the theme `page` the panels follow each other without headings, each an SVG as wide as its container.
 */
export function componentsChart(data: ComponentsData, { theme, width, id }: ComponentsChartOptions): string {
  const panels = componentPanels(data);
  if (theme === 'page') return panels.map((panel) => panelSvg(panel, (width - APART_PX) / COLUMNS)).join('');
  const paints = paint(theme);
  const columnPx = (width - 2 * PAD_PX - APART_PX) / COLUMNS;
  const rowPx = HEADING_PX + ABOVE_FRAME_PX + PANEL_PX + BELOW_FRAME_PX;
  const top = PAD_PX + 28;
  const drawn = panels.map((panel, index) => {
    const position = {
      x: PAD_PX + (index % COLUMNS) * (columnPx + APART_PX),
      y: top + Math.floor(index / COLUMNS) * rowPx,
    };
    return filePanel(panel, position, { width: columnPx, height: PANEL_PX }, paints);
  });
  const heading = `<text${paints('heading')} x="${PAD_PX}" y="${PAD_PX + 12}">${escaped(`${data.title}: components of the forecast`)}</text>`;
  return svgDocument(heading + drawn.join(''), {
    width,
    height: top + Math.ceil(panels.length / COLUMNS) * rowPx,
    id,
    title: `${data.title}: components of the forecast`,
    description: panels.map(panelText).join(' '),
    paint: paints,
  });
}

/** A panel for the page, as wide as its container. @param width of the container in pixels */
export function panelSvg(panel: ComponentPanel, width: number): string {
  return `<svg class="ch" width="100%" height="${PANEL_PX}" overflow="visible" role="img" aria-label="${escaped(panelText(panel))}">${panel.draw({ width, height: PANEL_PX }, paint('page'))}</svg>`;
}

function filePanel(panel: ComponentPanel, { x, y }: { x: number; y: number }, size: Size, paints: Paint): string {
  const title = `<text${paints('strong')} x="${x}" y="${y + 12}">${escaped(panel.title)}</text>`;
  const note = `<text${paints('label')} x="${x}" y="${y + 28}">${escaped(panel.note)}</text>`;
  const frame = `<svg x="${x}" y="${y + HEADING_PX + ABOVE_FRAME_PX}" width="${size.width}" height="${size.height}" overflow="visible">${panel.draw(size, paints)}</svg>`;
  return title + note + frame;
}

function panelText({ title, note }: ComponentPanel): string {
  return note === '' ? `${title}.` : `${title}: ${note}.`;
}
