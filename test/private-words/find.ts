import { blanked, spans } from '../architecture/spans.ts';
import type { PrivateWord } from './words.ts';

/** A place where a private word may stand, and why. */
export interface Allowed {
  readonly path: RegExp;
  /** Fits the line as it stands in the file. */
  readonly line: RegExp;
  readonly because: string;
}

/** The private words in a file, as `path:line 'word': write the term instead`. */
export function findPrivateWords(
  path: string,
  source: string,
  words: readonly PrivateWord[],
  allowed: readonly Allowed[] = [],
): string[] {
  const lines = source.split('\n');
  const whole = asWords(source);
  const possible = words.filter(({ pattern }) => pattern.test(whole));
  const text = whole.split('\n');
  const code = /\.(tsx?|js|mjs)$/.test(path) ? asWords(blanked(source, spans(source))).split('\n') : [];
  return lines.flatMap((line, index) =>
    possible.flatMap(({ pattern, instead, where }) => {
      const found = pattern.exec((where === 'code' ? code[index] : text[index]) ?? '')?.[0];
      const isAllowed = allowed.some((place) => place.path.test(path) && place.line.test(line));
      return found === undefined || isAllowed ? [] : [`${path}:${index + 1} '${found}': write ${instead}`];
    }),
  );
}

/** Identifiers taken apart, so that a word stands alone: `isSaid`, `said_on` and `said-on` have the word `said`. */
function asWords(text: string): string {
  return text
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .replace(/[_-]/g, ' ')
    .toLowerCase();
}
