import { access } from 'node:fs/promises';
import { basename, dirname, relative, resolve, sep } from 'node:path';
import type { Progress } from '../../pipeline/progress.ts';
import { writeWhole } from '../../pipeline/publish.ts';
import { decidingValues } from '../../warehouse/propose/deciding-values.ts';
import { openUnknown, type UnknownFile } from '../../warehouse/propose/open-unknown.ts';
import { propose } from '../../warehouse/propose/propose.ts';
import type { Proposal, Question } from '../../warehouse/propose/proposal.ts';
import { proposedSource } from '../../warehouse/propose/proposed-source.ts';
import { takeSample } from '../../warehouse/propose/sample.ts';
import { survey, type Survey } from '../../warehouse/propose/survey.ts';
import { ConfigError } from '../config/config-error.ts';
import type { Asker } from '../init/asker.ts';
import { configText } from '../init/config-text.ts';
import { fileText } from '../init/file-text.ts';
import { delimiterOf, settingsFromOptions, type InitOptions } from '../init/init-options.ts';
import { previewText } from '../init/preview.ts';
import { flagText, questionText } from '../init/question-text.ts';
import type { Settings } from '../init/settings.ts';
import { sourceId } from '../init/source-id.ts';

const ROWS_SAMPLED = 10_000;
const STOPPED = 2;

/** What the command meets outside. */
export interface InitSurroundings {
  readonly now: Date;
  /** The machine's time zone. */
  readonly zone: string;
  readonly progress: Progress;
  /** Null where there is no terminal to ask on. */
  readonly asker: Asker | null;
  /** Shows text on stdout. */
  readonly show: (text: string) => void;
  /** How many characters fit on a line of it. */
  readonly room: number;
}

/** `evenkeel init`: proposes how to read a file, has that confirmed, and writes the config. @returns the exit code */
export async function initCommand(file: string, options: InitOptions, around: InitSurroundings): Promise<number> {
  if (options.force !== true) await refuseExisting(options.config);
  around.progress.stage(`look at ${basename(file)}`);
  const unknown = await openUnknown(resolve(file), file, delimiterOf(options.delimiter));
  const settings = settingsFromOptions(options, file, unknown.table.header, around.zone);
  const confirmed = await settled(file, unknown, settings, options, around);
  if (confirmed === null) {
    around.show('Stopped: nothing was written.\n');
    return STOPPED;
  }
  const folder = dirname(resolve(options.config));
  const path = relative(folder, resolve(file)).split(sep).join('/');
  const { format } = unknown.table;
  const facts = { ...confirmed, ...confirmed.settings, format, delimiter: unknown.delimiter };
  const text = configText({ ...facts, id: sourceId(file, confirmed.proposal.table), path }, around.now);
  await writeWhole(folder, basename(options.config), text);
  const named = options.config === 'evenkeel.yaml' ? '' : ` --config ${options.config}`;
  around.show(`\nWrote ${options.config}. Look it over, then: npx evenkeel run${named}\n`);
  return 0;
}

interface Confirmed {
  readonly proposal: Proposal;
  readonly survey: Survey;
  readonly settings: Settings;
}

/** Proposes, asks and proposes again until a proposal is taken; null if whoever is asked stops. @throws ConfigError */
async function settled(
  file: string,
  unknown: UnknownFile,
  begun: Settings,
  options: InitOptions,
  around: InitSurroundings,
): Promise<Confirmed | null> {
  const sample = await takeSample(unknown.table, ROWS_SAMPLED);
  if (sample.rows.length === 0)
    throw new ConfigError(`${file} has a header and no rows below it: there is nothing to propose from`);
  let settings: Settings | null = begun;
  while (settings !== null) {
    const outcome = propose(sample, settings.decisions);
    if (outcome.kind === 'impossible') throw impossible(file, outcome.found);
    if (outcome.kind === 'question') {
      settings = await answered(file, outcome.question, settings, unknown, options, around);
      continue;
    }
    const { proposal } = outcome;
    const seen: Survey = await surveyed(file, proposal, settings, unknown, around.progress);
    const { format } = unknown.table;
    const shown = { file, format, delimiter: unknown.delimiter, proposal, survey: seen, zone: settings.zone };
    around.show(`${previewText({ ...shown, zoneFrom: settings.zoneFrom }, around.room)}\n`);
    if (options.yes === true) return { proposal, survey: seen, settings };
    const answer = await askerOf(around, file).confirm(proposal, settings, sample.header);
    if (answer === 'take') return { proposal, survey: seen, settings };
    settings = answer === null ? null : answer.changed;
  }
  return null;
}

/** The answer that the rest of the file gives, or else whoever can be asked. @throws ConfigError if nobody can. */
async function answered(
  file: string,
  question: Question,
  settings: Settings,
  { table }: UnknownFile,
  options: InitOptions,
  around: InitSurroundings,
): Promise<Settings | null> {
  if (question.setting === 'time_format') {
    const { onlyFirst, onlySecond } = await decidingValues(table, question, (share) => around.progress.done(share));
    if (onlyFirst !== null && onlySecond !== null) {
      const both = `${onlyFirst} has the day first and ${onlySecond} the month first`;
      throw new ConfigError(`${file}: in ${fileText(question.column)} ${fileText(both, 200)}: export one form`);
    }
    const [dayFirst, monthFirst] = question.formats;
    const timeFormat = onlyFirst !== null ? dayFirst : onlySecond !== null ? monthFirst : undefined;
    if (timeFormat !== undefined) return { ...settings, decisions: { ...settings.decisions, timeFormat } };
  }
  if (options.yes !== true && around.asker) return around.asker.settle(question, settings);
  throw new ConfigError(`${file}: ${questionText(question)}. Say ${flagText(question)}. Nothing was written.`);
}

async function surveyed(
  file: string,
  proposal: Proposal,
  { zone }: Settings,
  { table, delimiter }: UnknownFile,
  progress: Progress,
): Promise<Survey> {
  const source = proposedSource(proposal, { id: 'proposed', path: file, delimiter, zone });
  const seen = await survey(table, source, file, (share) => progress.done(share));
  progress.finished('');
  return seen;
}

function askerOf({ asker }: InitSurroundings, file: string): Asker {
  if (asker) return asker;
  throw new ConfigError(
    `there is no terminal to ask on: 'evenkeel init ${file} --yes' takes the proposal as it is shown. Nothing was written.`,
  );
}

function impossible(file: string, found: readonly string[]): ConfigError {
  const lines = found.map((line) => `  ${fileText(line, 400)}`);
  const advice = 'If a column is there under another name, say so, such as --column amount=NAME. Nothing was written.';
  return new ConfigError([`${file} can't be proposed as facts:`, ...lines, advice].join('\n'));
}

async function refuseExisting(config: string): Promise<void> {
  const exists = await access(config).then(
    () => true,
    () => false,
  );
  if (exists) throw new ConfigError(`${config} exists: --config writes another file, --force overwrites it`);
}
