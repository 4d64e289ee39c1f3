import { LoadError } from '../../load-error.ts';
import type { ZipArchive } from '../zip/zip-archive.ts';
import { parseWhole } from './parse-xml.ts';

/** The texts of a workbook are kept in memory while its rows are read. */
const MAX_CHARACTERS = 2 ** 28;

/** Returns the texts that cells of a workbook refer to by number. @throws LoadError if they are too large for memory */
export async function sharedStrings(archive: ZipArchive, part: string, name: string): Promise<string[]> {
  const strings: string[] = [];
  let characters = 0;
  let text: string | null = null;
  const texts = textCollector((piece) => {
    if (text === null) return;
    text += piece;
    characters += piece.length;
    if (characters > MAX_CHARACTERS)
      throw new LoadError(
        `${name}:1:1: the texts of the workbook are longer than ${MAX_CHARACTERS} characters. Export CSV.`,
      );
  });
  await parseWhole(archive, part, {
    open(element) {
      if (element === 'si') text = '';
      texts.open(element);
    },
    text: texts.text,
    close(element) {
      texts.close(element);
      if (element !== 'si') return;
      strings.push(unescaped(text ?? ''));
      text = null;
    },
  });
  return strings;
}

interface TextCollector {
  open(element: string): void;
  readonly text: (piece: string) => void;
  close(element: string): void;
}

/** Takes the texts of `t` elements, those of phonetic guides left out. */
export function textCollector(take: (piece: string) => void): TextCollector {
  let isText = false;
  let isGuide = false;
  return {
    open(element) {
      if (element === 'rPh') isGuide = true;
      if (element === 't') isText = !isGuide;
    },
    text: (piece) => {
      if (isText) take(piece);
    },
    close(element) {
      if (element === 'rPh') isGuide = false;
      if (element === 't') isText = false;
    },
  };
}

/**
 * Resolves the escapes of characters that XML can't hold.
 * @example unescaped('a_x000D_b') // 'a\rb'
 */
export function unescaped(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}
