import { answers, heading } from '../../report/words/answers/answers.ts';
import { dataStopSentence } from '../../report/words/days/data-stop-text.ts';
import { lastDays } from '../../detect/data-faults/data-fault.ts';
import { yearOf } from '../../report/words/format.ts';
import { dataFaultSentence, isLateNow } from '../../report/words/days/data-fault-text.ts';
import type { Summary } from '../../report/summary.ts';
import { stalenessSentence } from '../../report/words/days/staleness-text.ts';
import { plainText } from '../../warehouse/load-error.ts';
import { colours } from './colours.ts';
import { TONE_COLOURS } from './tone-colours.ts';

const pc = colours(process.stdout, process.env);
const GAP = '  ';
const FAULTS_AT_MOST = 3;
/** A column narrower than this reads worse than lines that run over. */
const NARROWEST = 30;

/**
 * What data has stopped, the heading and the four answers, a line each: question, state as shape, word and colour, sentence.
 *
 * @param width of the terminal, into which sentences are broken at spaces; undefined: never
 */
export function answerText(summary: Summary, width: number | undefined): string {
  const lines = answers(summary);
  const questionWidth = Math.max(...lines.map(({ question }) => question.length));
  const wordWidth = Math.max(...lines.map(({ state }) => state.word.length));
  const indent = questionWidth + GAP.length + 2 + wordWidth + GAP.length;
  const shown = lines.map(({ question, state, text }) => {
    const word = TONE_COLOURS[state.tone](`${state.shape} ${state.word.padEnd(wordWidth)}`);
    return `${pc.bold(question.padEnd(questionWidth))}${GAP}${word}${GAP}${broken(plainText(text), indent, width)}`;
  });
  const { staleness, dataStop } = summary;
  const stopped = dataStop ? `${pc.bold(broken(plainText(dataStopSentence(dataStop)), 0, width))}\n` : '';
  const faults = faultLines(summary).map((line) => `${broken(plainText(line), 0, width)}\n`);
  const stale = staleness ? `${pc.bold(plainText(stalenessSentence(staleness)))}\n` : '';
  return `${stopped}${pc.dim(plainText(heading(summary)))}\n${stale}${faults.join('')}${shown.join('\n')}\n`;
}

/** The newest faults in the data, and how many more there are. The answers say what is late. */
function faultLines({ dataFaults, lastClosed }: Summary): string[] {
  const shown = lastDays(dataFaults.filter((fault) => !isLateNow(fault)));
  const lines = shown
    .slice(0, FAULTS_AT_MOST)
    .map((fault) => `Data fault, ${dataFaultSentence(fault, yearOf(lastClosed))}`);
  const more = shown.length - lines.length;
  return more > 0 ? [...lines, `and ${more} more data faults in the last 7 days`] : lines;
}

/** Text broken at spaces into what is left of a line, further lines indented alike. */
function broken(text: string, indent: number, width: number | undefined): string {
  const room = (width ?? Number.POSITIVE_INFINITY) - indent;
  if (room < NARROWEST) return text;
  const lines = [''];
  for (const word of text.split(' ')) {
    const line = lines.at(-1) ?? '';
    if (line !== '' && line.length + 1 + word.length > room) lines.push(word);
    else lines[lines.length - 1] = line === '' ? word : `${line} ${word}`;
  }
  return lines.join(`\n${' '.repeat(indent)}`);
}
