import type { Question } from '../../../warehouse/mapping/proposal.ts';
import { isRefusal } from '../../../warehouse/files/fields/field.ts';
import { dayField } from '../../../warehouse/files/times/time-field.ts';
import { fileText } from './file-text.ts';
import { momentText } from './moment-text.ts';

/** An answer to a question, as it is declared and in words. */
export interface PossibleAnswer {
  readonly value: string;
  readonly words: string;
}

/** The answers that a question has; none where any text may be one. */
export function possibleAnswers(question: Question): PossibleAnswer[] {
  switch (question.setting) {
    case 'time_format':
      return question.formats.map((format) => ({ value: format, words: dayWords(question.example, format) }));
    case 'decimal':
      return [
        { value: signOf(question.example), words: `a decimal sign: ${question.example} is less than a thousand` },
        { value: otherSign(question.example), words: 'a sign between thousands' },
      ];
    case 'currency':
      return [];
  }
}

/** What is open, in a sentence. */
export function questionText(question: Question): string {
  switch (question.setting) {
    case 'time_format':
      return `'${fileText(question.example)}' in ${fileText(question.column)} could have the day first or ${question.formats.some((format) => format.startsWith('Y')) ? 'the year' : 'the month'} first, and no value in the file tells which`;
    case 'decimal':
      return `'${fileText(question.example)}' in ${fileText(question.column)} could have a decimal sign or one between thousands, and no value in the file tells which`;
    case 'currency':
      return 'the file does not say in which currency its amounts are';
  }
}

/** The option that answers a question. */
export function flagText(question: Question): string {
  const [one, other] = possibleAnswers(question);
  switch (question.setting) {
    case 'time_format':
      return possibleAnswers(question)
        .map(({ value, words }) => `--time-format ${/^[\w/.-]+$/.test(value) ? value : `'${value}'`} if it is ${words}`)
        .join(', or ');
    case 'decimal':
      return `--decimal ${one?.value} if it has ${one?.words}, or --decimal ${other?.value} if it has ${other?.words}`;
    case 'currency':
      return '--currency with its ISO code, such as --currency EUR';
  }
}

function dayWords(example: string, format: string): string {
  const day = dayField(format)(example);
  if (day === null || isRefusal(day)) return format;
  return momentText(`${day}T00:00:00Z`, 'UTC', true);
}

function signOf(example: string): string {
  return example.includes(',') ? ',' : '.';
}

function otherSign(example: string): string {
  return example.includes(',') ? '.' : ',';
}
