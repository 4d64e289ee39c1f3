import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { DEMO_CONFIG } from '../../demo/demo-config.ts';
import { writeDemo } from '../../demo/write-demo.ts';
import type { Progress } from '../../pipeline/progress.ts';
import { shownPath } from '../../warehouse/shown-path.ts';
import { ConfigError } from '../config/config-error.ts';
import { context } from '../context.ts';
import { runCommand } from './run.ts';

/** `evenkeel demo`: makes the demo shop in a folder and runs everything on it. @returns the exit code */
export async function demoCommand(
  folder: string,
  environment: NodeJS.ProcessEnv,
  now: Date,
  progress: Progress,
): Promise<number> {
  await refuseForeignFolder(join(folder, 'evenkeel.yaml'));
  progress.stage('make the demo shop');
  await writeDemo(resolve(folder), (share) => progress.done(share));
  progress.finished(`three years of sales and operations in ${shownPath(resolve(folder))}`);
  const config = join(folder, 'evenkeel.yaml');
  const { DATABASE_URL: _ownStore, ...rest } = environment;
  return runCommand(await context({ config }, rest, now), progress, undefined);
}

/** A folder whose config is not the demo's holds somebody's business, and perhaps files of the demo's names. @throws ConfigError */
async function refuseForeignFolder(config: string): Promise<void> {
  const found = await readFile(config, 'utf8').catch(() => DEMO_CONFIG);
  if (found !== DEMO_CONFIG)
    throw new ConfigError(`${config} is not the demo's: name another folder for the demo, or an empty one`);
}
