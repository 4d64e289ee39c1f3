import { isCancel, select, text } from '@clack/prompts';
import { knownNames } from '../../warehouse/mapping/names/known-names.ts';
import type { Decisions, Proposal, Question } from '../../warehouse/mapping/proposal.ts';
import type { Prompter } from './prompter.ts';
import { fileText } from './text/file-text.ts';
import { currencyFault, timeFormatFault, zoneFault } from './init-options.ts';
import { possibleAnswers, questionText } from './text/question-text.ts';
import type { Settings } from './settings.ts';

const LEAVE_OUT = '';
const LABEL_CHARACTERS = 100;

/** Asks on the terminal. */
export const clackPrompter: Prompter = {
  async resolve(question, settings) {
    const answer = await answerTo(question);
    return answer === null ? null : withAnswer(question.setting, answer, settings);
  },

  async confirm(proposal, settings, header) {
    const answer = await chosen('Is this how to read the file?', [
      ['take', 'Yes: write the config'],
      ['change', 'No: change something'],
      ['stop', 'Stop and write nothing'],
    ]);
    if (answer === 'take') return 'take';
    if (answer !== 'change') return null;
    const changed = await change(proposal, settings, header);
    return changed === null ? null : { changed };
  },

  async acceptRejects() {
    const answer = await chosen('A run would refuse these rows. What now?', [
      ['stop', 'Stop and write nothing, to mend them'],
      ['leave out', 'Leave them out'],
    ]);
    return answer === 'leave out';
  },
};

async function answerTo(question: Question): Promise<string | null> {
  const known = possibleAnswers(question);
  if (known.length === 0) return typed('In which currency are the amounts? (ISO code)', '', currencyFault);
  return chosen(
    `${questionText(question)}. What is it?`,
    known.map(({ value, words }) => [value, `${words} (${value})`]),
  );
}

function withAnswer(setting: Question['setting'], answer: string, settings: Settings): Settings {
  const { decisions } = settings;
  switch (setting) {
    case 'time_format':
      return { ...settings, decisions: { ...decisions, timeFormat: answer } };
    case 'decimal':
      return { ...settings, decisions: { ...decisions, decimal: signOf(answer) } };
    case 'currency':
      return { ...settings, decisions: { ...decisions, currency: answer } };
  }
}

async function change(proposal: Proposal, settings: Settings, header: readonly string[]): Promise<Settings | null> {
  // The values of a daily table are edited in the config: each column can be one.
  const columns = proposal.table === 'daily_values' ? [] : Object.keys(knownNames[proposal.table]);
  const what = await chosen('What is different?', [
    ...Object.entries(proposal.columns)
      .filter(([ours]) => columns.includes(ours))
      .map(([ours, theirs]): [string, string] => [ours, `${ours} ← ${theirs}`]),
    ['time_format', `form of the times: ${proposal.timeFormat}`],
    ['decimal', `decimal sign: ${proposal.decimal}`],
    ['zone', `zone: ${settings.zone}`],
    ['currency', `currency: ${proposal.currency}`],
    ['name', `name of the business: ${settings.name}`],
    ['table', `kind of facts: ${proposal.table}`],
    ...columns
      .filter((ours) => proposal.columns[ours] === undefined)
      .map((ours): [string, string] => [ours, `${ours}, which no column is so far`]),
    ['file_zone', `zone of the file's times: ${proposal.timesZone ?? settings.zone}`],
  ]);
  if (what === null) return null;
  return columns.includes(what)
    ? otherColumn(what, proposal, settings, header)
    : otherSetting(what, proposal, settings);
}

async function otherColumn(
  ours: string,
  proposal: Proposal,
  settings: Settings,
  header: readonly string[],
): Promise<Settings | null> {
  const answer = await chosen(
    `Which column of the file is ${ours}?`,
    [...header.map((name): [string, string] => [name, name]), [LEAVE_OUT, 'none']],
    proposal.columns[ours] ?? LEAVE_OUT,
  );
  if (answer === null) return null;
  const columns = { ...settings.decisions.columns, [ours]: answer === LEAVE_OUT ? null : answer };
  return withDecisions(settings, { columns });
}

async function otherSetting(what: string, proposal: Proposal, settings: Settings): Promise<Settings | null> {
  switch (what) {
    case 'time_format': {
      const timeFormat = await typed(
        'iso, or a pattern such as DD.MM.YYYY HH:mm',
        proposal.timeFormat,
        timeFormatFault,
      );
      return timeFormat === null ? null : withDecisions(settings, { timeFormat });
    }
    case 'decimal': {
      const sign = await chosen('Decimal sign', [
        ['.', '. as in 9.95'],
        [',', ', as in 9,95'],
      ]);
      return sign === null ? null : withDecisions(settings, { decimal: signOf(sign) });
    }
    case 'zone': {
      const zone = await typed('Zone in which the business days begin and end', settings.zone, zoneFault);
      return zone === null ? null : { ...settings, zone, zoneFrom: 'option' };
    }
    case 'file_zone': {
      const fileZone = await typed("Zone of the file's times", proposal.timesZone ?? settings.zone, zoneFault);
      return fileZone === null ? null : withDecisions(settings, { fileZone });
    }
    case 'currency': {
      const currency = await typed('Currency (ISO code)', proposal.currency, currencyFault);
      return currency === null ? null : withDecisions(settings, { currency });
    }
    case 'table': {
      const table = await chosen('What does the file hold?', [
        ['fact_sales', 'sales'],
        ['fact_ops_events', 'operational events'],
        ['daily_values', 'values by day'],
      ]);
      if (table === null) return null;
      return withDecisions(settings, { table: tableOf(table), columns: {} });
    }
    default: {
      const name = await typed('Name of the business', settings.name, (value) =>
        value.trim() === '' ? 'a name' : null,
      );
      return name === null ? null : { ...settings, name };
    }
  }
}

function withDecisions(settings: Settings, changes: Partial<Decisions>): Settings {
  return { ...settings, decisions: { ...settings.decisions, ...changes } };
}

async function chosen(
  message: string,
  options: readonly (readonly [string, string])[],
  initialValue?: string,
): Promise<string | null> {
  const answer = await select({
    message,
    options: options.map(([value, label]) => ({ value, label: fileText(label, LABEL_CHARACTERS) })),
    ...(initialValue === undefined ? {} : { initialValue }),
    maxItems: 20,
  });
  return isCancel(answer) ? null : answer;
}

async function typed(
  message: string,
  initialValue: string,
  faultOf: (value: string) => string | null,
): Promise<string | null> {
  const answer = await text({ message, initialValue, validate: (value) => faultOf(value ?? '') ?? undefined });
  return isCancel(answer) ? null : answer;
}

function signOf(answer: string): '.' | ',' {
  return answer === ',' ? ',' : '.';
}

function tableOf(answer: string): NonNullable<Decisions['table']> {
  return answer === 'fact_sales' || answer === 'daily_values' ? answer : 'fact_ops_events';
}
