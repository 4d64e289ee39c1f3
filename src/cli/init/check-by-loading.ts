import { ConfigError } from '../../config/faults/config-error.ts';
import { trialLoad, type Trial } from '../../pipeline/load/trial-load.ts';
import { rejectText } from '../../warehouse/load-error.ts';
import type { ConfirmedSource } from './text/config-text.ts';
import type { Environment } from './environment.ts';
import { businessOf } from './existing-config.ts';
import { fileText } from './text/file-text.ts';

const COUNT = new Intl.NumberFormat('en-GB');
const SHOWN = 5;

/** What is checked before a config is written. */
export interface Checked {
  readonly sources: readonly ConfirmedSource[];
  /** The config with these sources. */
  readonly textWith: (sources: readonly ConfirmedSource[]) => string;
  /** What errors call the config. */
  readonly config: string;
  /** Whether rows that can't be read may be left out without asking. */
  readonly allowsRejects: boolean;
}

/**
 * Loads the files as a run with this config would, so that nothing is written which a run refuses.
 * @returns the sources with what the load showed; null if the user stops
 * @throws ConfigError, LoadError or CsvError saying what a run would refuse
 */
export async function checkByLoading(
  { sources, textWith, config, allowsRejects }: Checked,
  environment: Environment,
): Promise<ConfirmedSource[] | null> {
  const business = businessOf(textWith(sources), config);
  const added = business.sources.filter(({ id }) => sources.some((source) => source.id === id));
  const trials = await trialLoad(business, added, environment.progress);
  const checked: ConfirmedSource[] = [];
  for (const source of sources) {
    const trial = trials.get(source.id);
    if (!trial) throw new Error(`source ${source.id} was not loaded`);
    const { restart, rejects, rows } = trial;
    if (restart !== null)
      environment.show(
        `\n${source.id}: the same order numbers are on different days, so numbers_restart: ${restart} is declared\n`,
      );
    if (rejects.length > 0 && !(await mayLeaveOut(source, trial, allowsRejects, environment))) return null;
    const rejectedShare = Math.ceil((rejects.length / rows) * 10_000) / 10_000;
    checked.push({ ...source, restart: restart ?? source.restart, rejectedShare });
  }
  return checked;
}

/** @throws ConfigError where there is nobody to ask */
async function mayLeaveOut(
  { id, proposal }: ConfirmedSource,
  { rejects, rows }: Trial,
  allowsRejects: boolean,
  { show, prompter }: Environment,
): Promise<boolean> {
  const counted = `${COUNT.format(rejects.length)} of ${COUNT.format(rows)} rows of ${id} can't be read`;
  const shown = rejects.slice(0, SHOWN).map((reject) => `  ${fileText(rejectText(reject), 300)}`);
  if (allowsRejects || prompter) show(`\n${[counted, ...shown].join('\n')}\n`);
  if (allowsRejects) return true;
  if (prompter) return prompter.acceptRejects(rejects.length);
  throw new ConfigError(
    [
      `${counted}, so a run would refuse them:`,
      ...shown,
      ...(proposal.columns['line_no'] !== undefined && rejects.some(({ reason }) => reason.startsWith('repeats'))
        ? [
            `If '${proposal.columns['line_no']}' does not tell lines apart, --column line_no= numbers them by their place.`,
          ]
        : []),
      'Mend them, or add --allow-rejects to leave them out. Nothing was written.',
    ].join('\n'),
  );
}
