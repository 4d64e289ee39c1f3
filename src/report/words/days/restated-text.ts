import { dayText, yearOf } from '../format.ts';
import type { DayVerdict } from '../../summary.ts';
import { stateWord } from '../state-words.ts';

/** What a restated day was before: `was Critical until 27 Nov`, or `was Normal until 27 Nov, when the rules changed`; empty for every other day. */
export function restatedText({ restated, day }: Pick<DayVerdict, 'restated' | 'day'>): string {
  if (!restated) return '';
  const { status, favourable, until, byRules } = restated;
  const word = stateWord(favourable && status !== 'normal' ? 'good' : status);
  return `was ${word} until ${dayText(until, yearOf(day)).replace(/^\w+ /, '')}${byRules ? ', when the rules changed' : ''}`;
}
