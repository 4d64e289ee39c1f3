import { access } from 'node:fs/promises';
import { basename, dirname, relative, resolve, sep } from 'node:path';
import { writeFileAtomic } from '../../pipeline/publish/write-file-atomic.ts';
import { openUnknown } from '../../warehouse/mapping/open-unknown.ts';
import { ConfigError } from '../../config/config-error.ts';
import { configText } from '../init/config-text.ts';
import { formFromOptions, settingsFromOptions, type InitOptions } from '../init/init-options.ts';
import { confirmProposal } from '../init/confirm-proposal.ts';
import { sourceId } from '../init/source-id.ts';
import type { Environment } from '../init/environment.ts';

const STOPPED = 2;

/** `evenkeel init`: proposes how to read a file, has that confirmed, and writes the config. @returns the exit code */
export async function initCommand(file: string, options: InitOptions, environment: Environment): Promise<number> {
  if (options.force !== true) await refuseExisting(options.config);
  const { table, form, notes } = await openUnknown(resolve(file), file, formFromOptions(options));
  const settings = settingsFromOptions(options, file, table.header, environment.zone);
  const confirmed = await confirmProposal({ file, table, form, notes }, settings, options.yes === true, environment);
  if (confirmed === null) {
    environment.show('Stopped: nothing was written.\n');
    return STOPPED;
  }
  const folder = dirname(resolve(options.config));
  const path = relative(folder, resolve(file)).split(sep).join('/');
  const { proposal, survey } = confirmed;
  const { name, zone } = confirmed.settings;
  const id = sourceId(file, proposal.table);
  const text = configText({ proposal, survey, id, path, format: table.format, form, zone, name }, environment.now);
  await writeFileAtomic(folder, basename(options.config), text);
  const named = options.config === 'evenkeel.yaml' ? '' : ` --config ${options.config}`;
  environment.show(`\nWrote ${options.config}. Look it over, then: npx evenkeel run${named}\n`);
  return 0;
}

async function refuseExisting(config: string): Promise<void> {
  const exists = await access(config).then(
    () => true,
    () => false,
  );
  if (exists) throw new ConfigError(`${config} exists: --config writes another file, --force overwrites it`);
}
