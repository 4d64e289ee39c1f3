import { writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Setup } from '../../api/setup/app.ts';
import type { SetupAnswerJson, SetupSettings } from '../../api/setup/schema.ts';
import { Problem } from '../../api/shared/problem.ts';
import { watchedProgress } from '../../pipeline/run-status.ts';
import type { Progress } from '../../pipeline/progress.ts';
import { ENCODINGS, type Encoding } from '../../warehouse/files/csv/encoding.ts';
import type { Question } from '../../warehouse/mapping/proposal.ts';
import { checkedSources, preparedConfig } from '../commands/init.ts';
import { errorText, exitCode } from '../exit-code.ts';
import { NoProposal } from '../init/confirm-proposal.ts';
import type { InitOptions } from '../init/init-options.ts';
import type { Prompter } from '../init/prompter.ts';
import { pageText } from './page-text.ts';
import { impossibleJson, proposalJson, questionJson } from './setup-json.ts';
import { uploads, type Uploads } from './uploads.ts';

const MOST_BYTES = 1024 ** 3;
const FOLDER = 'data';

/** A question that the files leave open. */
class OpenQuestion extends Error {
  readonly question: Question;

  constructor(question: Question) {
    super('a question is open');
    this.question = question;
  }
}

/** There are rows that can't be read, and leaving them out is not confirmed. */
class OpenRejects extends Error {}

/** Answers nothing by itself: what is open goes to the browser. */
const askBrowser: Prompter = {
  resolve: async (question) => Promise.reject(new OpenQuestion(question)),
  confirm: async () => 'take',
  acceptRejects: async () => Promise.reject(new OpenRejects('rows are refused')),
};

/** What a setup needs of the machine. */
export interface SetupEnvironment {
  readonly now: () => Date;
  /** The machine's time zone. */
  readonly zone: string;
  readonly progress: Progress;
  /** Called once the config is written. */
  readonly onWritten: () => void;
}

/**
 * `evenkeel init` for a browser: the files go into the folder `data` beside the config.
 * @param config to be written, which does not exist
 */
export function setupOf(config: string, environment: SetupEnvironment): Setup & Pick<Uploads, 'clear'> {
  const files = uploads(join(dirname(config), FOLDER), MOST_BYTES);
  const watched = watchedProgress(environment.progress);
  let isDone = false;
  let chosen: Omit<SetupSettings, 'files'> = {};
  let last: Promise<unknown> = Promise.resolve();

  /** One at a time: each reads the files whole. */
  const inTurn = async (work: () => Promise<SetupAnswerJson>): Promise<SetupAnswerJson> => {
    const mine = last.then(work, work);
    last = mine.catch(() => undefined);
    return mine.finally(() => watched.idle());
  };

  const answerTo = async (settings: SetupSettings, writes: boolean): Promise<SetupAnswerJson> => {
    const { files: named, ...rest } = settings;
    chosen = rest;
    const options = { ...optionsOf(settings), config };
    const shown: string[] = [];
    const initEnvironment = {
      ...{ now: environment.now(), zone: environment.zone, progress: watched, prompter: askBrowser, columns: 120 },
      show: (text: string) => void shown.push(text),
    };
    try {
      const prepared = await preparedConfig(named.map(files.pathOf), options, initEnvironment);
      if (prepared === null) throw new Error('nobody stopped it');
      if (!writes) return proposalJson(prepared);
      const checked = await checkedSources(prepared, options, initEnvironment);
      if (checked === null) throw new Error('nobody stopped it');
      await writeNew(config, prepared.textWith(checked));
      isDone = true;
      environment.onWritten();
      return { status: 'written', path: config };
    } catch (error) {
      if (error instanceof OpenQuestion) return questionJson(error.question);
      if (error instanceof OpenRejects) return { status: 'rejects', lines: linesOf(shown.at(-1) ?? '') };
      if (error instanceof NoProposal) return impossibleJson(error, settings.table);
      throw asProblem(error);
    }
  };

  return {
    mostBytes: MOST_BYTES,
    upload: files.add,
    async remove(name) {
      await files.remove(name);
      if (files.names().length === 0) chosen = {};
    },
    begun: () => ({ files: files.names(), settings: chosen }),
    clear: files.clear,
    propose: async (settings) => inTurn(async () => answerTo(settings, false)),
    write: async (settings) => inTurn(async () => answerTo(settings, true)),
    status: () => watched.status() ?? (isDone ? { stage: 'start the first run', share: null } : null),
    isDone: () => isDone,
  };
}

function optionsOf(settings: SetupSettings): Omit<InitOptions, 'config'> {
  const { name, zone, currency, country, table, decimal, delimiter, sheet, records } = settings;
  return {
    ...{ name, zone, currency, country, table, decimal, delimiter, sheet, records },
    encoding: encodingOf(settings.encoding),
    fileZone: settings.file_zone,
    timeFormat: settings.time_format,
    column: Object.entries(settings.columns ?? {}).map(([ours, theirs]) => `${ours}=${theirs}`),
    allowRejects: settings.allow_rejects,
  };
}

/** @throws Problem for one that is not known */
function encodingOf(name: string | undefined): Encoding | undefined {
  const known = ENCODINGS.find((one) => one === name);
  if (name !== undefined && known === undefined) throw new Problem(400, `encoding: write ${ENCODINGS.join(', ')}`);
  return known;
}

/** A config that has appeared meanwhile stays as it is. @throws Problem */
async function writeNew(config: string, text: string): Promise<void> {
  await writeFile(config, text, { flag: 'wx', mode: 0o600 }).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST')
      throw new Problem(409, `${basename(config)} exists by now, and is left as it is: start evenkeel serve again`);
    throw error;
  });
}

function linesOf(text: string): string[] {
  return text
    .trim()
    .split('\n')
    .map((line) => line.trim());
}

/** What a person can mend is shown on the page. */
function asProblem(error: unknown): unknown {
  if (error instanceof Problem || exitCode(error) !== 2) return error;
  return new Problem(422, pageText(errorText(error)));
}
