import { fileURLToPath } from 'node:url';
import { renderAsync } from '@resvg/resvg-js';

const fonts = new URL('../../../assets/fonts/', import.meta.url);
const FONT_FILES = ['inter-regular.ttf', 'inter-semibold.ttf'].map((name) => fileURLToPath(new URL(name, fonts)));
/** Pixels of the file per pixel of the picture, for screens with a high density. */
const DENSITY = 1.5;

/** A picture as PNG, its text in the included fonts: a server may have none, and so every machine writes the same file. */
export async function renderPng(svg: string): Promise<Buffer> {
  const font = { fontFiles: FONT_FILES, loadSystemFonts: false, defaultFontFamily: 'Inter', sansSerifFamily: 'Inter' };
  const image = await renderAsync(svg, { font, fitTo: { mode: 'zoom', value: DENSITY } });
  return image.asPng();
}
