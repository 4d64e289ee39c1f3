import type { StateWords } from '../state-words.ts';

/** One of the four answers: the question in one word, the state, and a sentence. */
export interface Answer {
  readonly question: string;
  readonly state: StateWords;
  readonly text: string;
}

/** An answer as the page shows it: the question in full, one figure, and the reason. */
export interface TileText {
  readonly ask: string;
  readonly figure: string;
  readonly why: string;
}

/** The figure of a tile without a judged day. */
export const NOT_JUDGED_YET = 'Not judged yet';

/** How many series an answer names before it counts the rest. */
export const NAMED_AT_MOST = 2;

/** `Text` for `text`. */
export function sentenceCase(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}
