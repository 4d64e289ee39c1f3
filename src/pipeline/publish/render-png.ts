import { renderAsync } from '@resvg/resvg-js';
import { packageFile } from '../../store/package-file.ts';
import { fallbackFonts } from './fonts/fallback-fonts.ts';
import { lackedLetters } from './fonts/lacked-letters.ts';
import { scriptNames } from './fonts/undrawn-text.ts';

/** A picture as PNG, and the characters in its text that no font has. */
export interface Png {
  readonly content: Buffer;
  readonly undrawn: readonly string[];
}

const FONT_FILES = ['inter-regular.ttf', 'inter-semibold.ttf'].map((name) => packageFile(`assets/fonts/${name}`));
/** Pixels of the file per pixel of the picture, for screens with a high density. */
const DENSITY = 1.5;

/**
 * A picture as PNG, its text in the included fonts: a server may have none, and so every machine writes the same file. Letters that these
 * lack are drawn in the first font of a folder or of the system that has them, and as ? where none has, with a note in the picture.
 *
 * @param folder of more fonts; null for those of the system alone
 */
export async function renderPng(svg: string, folder: string | null = null): Promise<Png> {
  const { files, undrawn } = await fallbackFonts(await lackedLetters(svg), folder);
  const font = {
    fontFiles: [...FONT_FILES, ...files],
    loadSystemFonts: false,
    defaultFontFamily: 'Inter',
    sansSerifFamily: 'Inter',
  };
  const drawn = undrawn.length === 0 ? svg : withoutUndrawn(svg, undrawn);
  const image = await renderAsync(drawn, { font, fitTo: { mode: 'zoom', value: DENSITY } });
  return { content: image.asPng(), undrawn };
}

function withoutUndrawn(svg: string, undrawn: readonly string[]): string {
  const lacked = new Set(undrawn);
  const replaced = Array.from(svg, (character) =>
    lacked.has(character) ? (/\p{M}/u.test(character) ? '' : '?') : character,
  ).join('');
  const note = `<text x="24" y="100%" dy="-4" font-size="10" fill="#656e75">? stands for ${scriptNames(undrawn)}, for which this machine has no font</text>`;
  return replaced.replace(/<\/svg>\s*$/, `${note}</svg>`);
}
