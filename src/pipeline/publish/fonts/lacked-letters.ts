import { packageFile } from '../../../store/package-file.ts';
import { fontCoverage } from './font-coverage.ts';

const included = fontCoverage(packageFile('assets/fonts/inter-regular.ttf'));

/** The distinct characters of a picture's text that the included fonts lack. */
export async function lackedLetters(svg: string): Promise<string[]> {
  const covers = await included;
  const texts = Array.from(svg.matchAll(/<text[^>]*>(.*?)<\/text>/gs), ([, text = '']) => text);
  const characters = new Set(texts.join('').replaceAll(/<[^>]*>/g, ''));
  return Array.from(characters).filter(
    (character) =>
      !/[\p{Cc}\p{Cf}\p{Variation_Selector}\s]/u.test(character) && !covers?.(character.codePointAt(0) ?? 0),
  );
}
