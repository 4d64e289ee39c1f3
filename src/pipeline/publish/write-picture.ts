import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { PlotFormat } from './plot-job.ts';
import type { Plots } from './plot-job.ts';
import { writeFileAtomic } from './write-file-atomic.ts';

export interface Picture {
  readonly name: string;
  readonly svg: string;
  readonly formats: readonly PlotFormat[];
}

/** Writes a picture as `<name>.png` and `<name>.svg`: their names. A PNG that was drawn from the same SVG is kept, as drawing takes longest. */
export async function writePicture(
  folder: string,
  { name, svg, formats }: Picture,
  fonts: string | null,
): Promise<Plots> {
  const written: string[] = [];
  if (formats.includes('svg')) written.push(await writeFileAtomic(folder, `${name}.svg`, svg));
  if (!formats.includes('png')) return { written, undrawn: [] };
  const { renderPng } = await import('./render-png.ts');
  const { content, undrawn } = await renderPng(svg, fonts);
  written.push(await writeFileAtomic(folder, `${name}.png`, content));
  return { written, undrawn };
}

async function writePng(folder: string, name: string, svg: string): Promise<string> {
  const file = `${name}.png`;
  if (await isDrawn(join(folder, file), join(folder, `${name}.svg`), svg)) return file;
  const { renderPng } = await import('./render-png.ts');
  return writeFileAtomic(folder, file, await renderPng(svg));
}

/** Whether the SVG beside a PNG is the same, and was written after it: a PNG that was drawn alone, from another SVG, is newer. */
async function isDrawn(png: string, svgFile: string, svg: string): Promise<boolean> {
  try {
    const [drawn, beside] = [await stat(png), await stat(svgFile)];
    return drawn.size > 0 && drawn.mtimeMs <= beside.mtimeMs && (await readFile(svgFile, 'utf8')) === svg;
  } catch {
    return false;
  }
}
