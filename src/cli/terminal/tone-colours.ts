import type { StateWords } from '../../report/words/state-words.ts';
import { colours } from './colours.ts';

const pc = colours(process.stdout, process.env);

/** The colour of each tone on stdout. */
export const TONE_COLOURS: Readonly<Record<StateWords['tone'], (text: string) => string>> = {
  normal: pc.green,
  warning: pc.yellow,
  critical: pc.red,
  good: pc.blue,
  unknown: pc.gray,
};
