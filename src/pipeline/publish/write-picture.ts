import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { PlotFormat, Plots } from './plot-job.ts';
import { lackedLetters } from './fonts/lacked-letters.ts';
import { writeFileAtomic } from './write-file-atomic.ts';

export interface Picture {
  readonly name: string;
  readonly svg: string;
  readonly formats: readonly PlotFormat[];
}

/**
 * Writes a picture as `<name>.png` and `<name>.svg`. A PNG that was drawn from the same SVG is kept, as drawing takes longest, unless its
 * letters depend on the fonts of the machine.
 * @param fonts folder of fonts for letters that the included one lacks
 */
export async function writePicture(
  folder: string,
  { name, svg, formats }: Picture,
  fonts: string | null = null,
): Promise<Plots> {
  const png = formats.includes('png') ? await writePng(folder, name, svg, fonts) : { written: [], undrawn: [] };
  // The SVG comes last, so that it stands for a PNG that is no newer.
  const written = formats.includes('svg') ? [await writeFileAtomic(folder, `${name}.svg`, svg)] : [];
  return { written: [...written, ...png.written], undrawn: png.undrawn };
}

async function writePng(folder: string, name: string, svg: string, fonts: string | null): Promise<Plots> {
  const file = `${name}.png`;
  const isComplete = (await lackedLetters(svg)).length === 0;
  if (isComplete && (await isDrawn(join(folder, file), join(folder, `${name}.svg`), svg)))
    return { written: [file], undrawn: [] };
  const { renderPng } = await import('./render-png.ts');
  const { content, undrawn } = await renderPng(svg, fonts);
  return { written: [await writeFileAtomic(folder, file, content)], undrawn };
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
