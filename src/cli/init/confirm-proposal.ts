import { basename } from 'node:path';
import { decidingValues } from '../../warehouse/mapping/deciding-values.ts';
import { propose } from '../../warehouse/mapping/propose.ts';
import type { Proposal, Question } from '../../warehouse/mapping/proposal.ts';
import { proposedSource } from '../../warehouse/mapping/proposed-source.ts';
import { takeSample } from '../../warehouse/mapping/sample.ts';
import { joinedSurvey, survey, type Survey } from '../../warehouse/mapping/survey.ts';
import type { Reject } from '../../warehouse/load-error.ts';
import { ConfigError } from '../../config/faults/config-error.ts';
import type { FileGroup } from './file-groups.ts';
import { fileText } from './text/file-text.ts';
import { vendorSource } from './vendors/vendor-source.ts';
import { vendorProposal } from './vendors/vendor-proposal.ts';
import { previewText } from './text/preview.ts';
import { flagText, questionText } from './text/question-text.ts';
import type { Settings } from './settings.ts';
import type { Environment } from './environment.ts';

const ROWS_SAMPLED = 10_000;
const NOTHING_WRITTEN = 'Nothing was written.';

/** A proposal that was taken. */
export interface Confirmed {
  readonly proposal: Proposal;
  readonly survey: Survey;
  readonly settings: Settings;
}

/** Files that could be no source, whatever the user answers. */
export class NoProposal extends ConfigError {
  /** What was found and what is missing, one line each; empty for a file without rows. */
  readonly found: readonly string[];
  readonly header: readonly string[];

  constructor(message: string, found: readonly string[] = [], header: readonly string[] = []) {
    super(message);
    this.found = found;
    this.header = header;
  }
}

/**
 * Proposes, shows, asks, and proposes again until a proposal is taken; null if the user stops.
 *
 * @param takesAll whether the first proposal is taken without asking
 * @throws NoProposal if nothing can be proposed, ConfigError if there is a question and no prompter
 */
export async function confirmProposal(
  named: FileGroup,
  begun: Settings,
  takesAll: boolean,
  environment: Environment,
): Promise<Confirmed | null> {
  const { file, table } = named;
  const sample = await takeSample(table, ROWS_SAMPLED);
  if (sample.rows.length === 0) throw new NoProposal(`${file} has a header and no rows below it. ${NOTHING_WRITTEN}`);
  const prompter = takesAll ? null : environment.prompter;
  let possible: Settings | null = null;
  for (let settings: Settings | null = begun; settings !== null;) {
    const outcome = vendorProposal(sample, settings.decisions) ?? propose(sample, settings.decisions);
    if (outcome.kind === 'impossible') {
      const fault = impossible(file, outcome.found, sample.header);
      if (possible === null) throw fault;
      environment.show(`${fault.message}\nThe change was undone.\n\n`);
      settings = possible;
      continue;
    }
    if (outcome.kind === 'question') {
      settings = await answered(outcome.question, settings, named, { ...environment, prompter });
      continue;
    }
    const { proposal, seen } = await surveyedOrRounded(outcome.proposal, settings, named, environment);
    show(proposal, seen, settings, named, environment);
    if (takesAll) return { proposal, survey: seen, settings };
    if (prompter === null) throw noTerminal(named.files[0]?.file ?? file);
    const answer = await prompter.confirm(proposal, settings, sample.header);
    if (answer === 'take') return { proposal, survey: seen, settings };
    possible = settings;
    settings = answer === null ? null : answer.changed;
  }
  return null;
}

async function answered(
  question: Question,
  settings: Settings,
  named: FileGroup,
  environment: Environment,
): Promise<Settings | null> {
  const { file } = named;
  const timeFormat = question.setting === 'time_format' ? await formatOfAllRows(question, named, environment) : null;
  if (timeFormat !== null) return { ...settings, decisions: { ...settings.decisions, timeFormat } };
  if (environment.prompter) return environment.prompter.resolve(question, settings);
  throw new ConfigError(`${file}: ${questionText(question)}. Add ${flagText(question)}. ${NOTHING_WRITTEN}`);
}

/** The form of times that the rows below the sample leave; null if they leave both. @throws ConfigError if neither. */
async function formatOfAllRows(
  question: Extract<Question, { setting: 'time_format' }>,
  { file, table }: FileGroup,
  { progress }: Environment,
): Promise<string | null> {
  const column = fileText(question.column);
  progress.stage(`find out whether the day or the month comes first in ${column}`);
  const against = await decidingValues(table, question, (share) => progress.done(share));
  const left = question.formats.filter((format) => !against.has(format));
  progress.finished(fileText([...against.values()][0] ?? 'no value tells'));
  if (left.length === 0) {
    const [monthFirst, dayFirst] = question.formats.map((format) => against.get(format) ?? '');
    const both = fileText(`${dayFirst} has the day first and ${monthFirst} the month first`, 200);
    throw new ConfigError(`${file}: in ${column} ${both}: export one form. ${NOTHING_WRITTEN}`);
  }
  const [only = null] = left;
  return left.length === 1 ? only : null;
}

/** The proposal and its survey; where amounts below the sample have too many decimals, and nothing else is refused, that of rounded amounts. */
async function surveyedOrRounded(
  proposal: Proposal,
  settings: Settings,
  named: FileGroup,
  environment: Environment,
): Promise<{ readonly proposal: Proposal; readonly seen: Survey }> {
  const seen = await surveyed(proposal, settings, named, environment);
  const [first] = seen.rejects;
  const isTooFine = ({ reason }: Reject): boolean => reason.includes("'round: true'");
  if (!first || proposal.round || !seen.rejects.every(isTooFine)) return { proposal, seen };
  const remark = `amounts are rounded to four decimals, half away from zero: '${first.value}' (line ${first.line}) has more`;
  const rounded = { ...proposal, round: true, remarks: [...proposal.remarks, remark] };
  return { proposal: rounded, seen: await surveyed(rounded, settings, named, environment) };
}

async function surveyed(
  proposal: Proposal,
  { zone }: Settings,
  { files }: FileGroup,
  { progress }: Environment,
): Promise<Survey> {
  const surveys: Survey[] = [];
  for (const { file, table, form } of files) {
    const place = { id: 'proposed', path: file, form, zone };
    const source = proposal.vendor ? vendorSource(proposal, table.format, place) : proposedSource(proposal, place);
    progress.stage(`read ${basename(file)}`);
    surveys.push(await survey(table, source, file, (share) => progress.done(share)));
    progress.finished('');
  }
  return joinedSurvey(surveys);
}

function show(
  proposal: Proposal,
  seen: Survey,
  { zone, zoneFrom }: Settings,
  { file, table, form, notes }: FileGroup,
  environment: Environment,
): void {
  const previewed = { file, format: table.format, form, notes, proposal, survey: seen, zone, zoneFrom };
  environment.show(`${previewText(previewed, environment.columns)}\n`);
}

function noTerminal(file: string): ConfigError {
  return new ConfigError(
    `there is no terminal to ask questions on: 'evenkeel init ${file} --yes' accepts the proposal. ${NOTHING_WRITTEN}`,
  );
}

function impossible(file: string, found: readonly string[], header: readonly string[]): NoProposal {
  const lines = found.map((line) => `  ${fileText(line, 400)}`);
  const advice = `If a column has another name, map it, for example with --column amount=NAME. ${NOTHING_WRITTEN}`;
  return new NoProposal([`${file} can't be proposed as facts:`, ...lines, advice].join('\n'), found, header);
}
