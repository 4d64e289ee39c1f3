import { escaped } from './markup.ts';
import type { Paint } from './paint.ts';
import type { Size } from './size.ts';

export interface SvgDocument extends Size {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly paint: Paint;
}

/** The padding of the document. */
export const PAD_PX = 24;

const FONT =
  'Inter, -apple-system, &quot;Segoe UI&quot;, Roboto, &quot;Noto Sans&quot;, &quot;Helvetica Neue&quot;, Arial, sans-serif';

/** A standalone SVG: size, background, font, title and description. Nothing in it is scaled, because not every renderer supports non-scaling strokes. */
export function svgDocument(content: string, { id, width, height, title, description, paint }: SvgDocument): string {
  const name = escaped(id);
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="${FONT}" font-size="12" role="img" aria-labelledby="${name}-title ${name}-desc"><title id="${name}-title">${escaped(title)}</title><desc id="${name}-desc">${escaped(description)}</desc><rect${paint('page')} width="100%" height="100%"/>${content}</svg>\n`;
}
