import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { PlotFormat } from './plot-job.ts';
import { writeFileAtomic } from './write-file-atomic.ts';

export interface Picture {
  readonly name: string;
  readonly svg: string;
  readonly formats: readonly PlotFormat[];
}

/** Writes a picture as `<name>.png` and `<name>.svg`: their names. A PNG that was drawn from the same SVG is kept, as drawing takes longest. */
export async function writePicture(folder: string, { name, svg, formats }: Picture): Promise<string[]> {
  const written: string[] = [];
  if (formats.includes('png')) written.push(await writePng(folder, name, svg));
  // The SVG comes last, so that it stands for a PNG that is no newer.
  if (formats.includes('svg')) written.unshift(await writeFileAtomic(folder, `${name}.svg`, svg));
  return written;
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
