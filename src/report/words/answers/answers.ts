import { isCurrent } from '../../is-current.ts';
import type { Summary } from '../../summary.ts';
import { withoutLight } from '../state-words.ts';
import type { Answer } from './answer.ts';
import { attentionAnswer } from './attention-answer.ts';
import { dayName } from './day-name.ts';
import { operationsAnswer } from './operations-answer.ts';
import { periodAnswer } from './period-answer.ts';
import { silenceText } from '../days/data-stop-text.ts';
import { revenueAnswer } from './revenue-answer.ts';

/** The business, the time of the run, and the last complete day. */
export function heading(summary: Summary): string {
  const { name, localTime, zone, completeThrough } = summary;
  const complete =
    completeThrough === null ? 'no complete day yet' : `data complete to ${dayName(completeThrough, summary)}`;
  const silence = silenceText(summary.usualSilence);
  return `${name} · ${localTime.replace('T', ' ')} ${zone} · ${complete}${silence === '' ? '' : ` · ${silence}`}`;
}

/** The answers to the four questions, in their order. */
export function answers(summary: Summary): Answer[] {
  const all = [revenueAnswer(summary), attentionAnswer(summary), periodAnswer(summary), operationsAnswer(summary)];
  return isCurrent(summary) ? all : all.map((answer) => ({ ...answer, state: withoutLight(answer.state) }));
}
