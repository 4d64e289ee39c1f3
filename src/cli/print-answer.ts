import pc from 'picocolors';
import { answers, heading } from '../report/answer.ts';
import type { Summary } from '../report/summary.ts';
import type { StateWords } from '../report/wording.ts';

const COLOURS: Readonly<Record<StateWords['tone'], (text: string) => string>> = {
  normal: pc.green,
  warning: pc.yellow,
  critical: pc.red,
  good: pc.blue,
  unknown: pc.gray,
};

/** The heading and the four answers, a line each: question, state as shape, word and colour, sentence. */
export function answerText(summary: Summary): string {
  const lines = answers(summary);
  const questionWidth = Math.max(...lines.map(({ question }) => question.length));
  const wordWidth = Math.max(...lines.map(({ state }) => state.word.length));
  const shown = lines.map(({ question, state, text }) => {
    const word = COLOURS[state.tone](`${state.shape} ${state.word.padEnd(wordWidth)}`);
    return `${pc.bold(question.padEnd(questionWidth))}  ${word}  ${text}`;
  });
  return `${pc.dim(heading(summary))}\n${shown.join('\n')}\n`;
}
