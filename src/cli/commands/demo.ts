import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { DEMO_CONFIG } from '../../demo/demo-config.ts';
import { writeDemoSettings } from '../../demo/files/write-demo.ts';
import type { Progress } from '../../pipeline/progress.ts';
import { displayPath } from '../../warehouse/files/display-path.ts';
import { ConfigError } from '../../config/faults/config-error.ts';
import { context, type Context } from '../context.ts';
import { makeDemoData } from '../demo/make-demo-data.ts';

/**
 * `evenkeel demo`: generates the demo shop in a folder and runs everything on it.
 * @param port of the page and the API; null: neither is served
 */
export async function demoCommand(
  folder: string,
  environment: NodeJS.ProcessEnv,
  port: number | null,
  progress: Progress,
): Promise<void> {
  await refuseForeignFolder(join(folder, 'evenkeel.yaml'));
  await writeDemoSettings(resolve(folder));
  const { DATABASE_URL: _ownStore, ...rest } = environment;
  const contextNow = async (): Promise<Context> => context({ config: join(folder, 'evenkeel.yaml') }, rest, new Date());
  const prepare = async (watched: Progress): Promise<void> => generate(resolve(folder), watched);
  if (port === null) {
    await prepare(progress);
    const { runCommand } = await import('./run.ts');
    await runCommand(await contextNow(), progress, undefined);
  } else {
    const opensBrowser = process.stdout.isTTY && environment['EVENKEEL_OPEN'] !== '0';
    const { serveCommand } = await import('./serve.ts');
    await serveCommand(contextNow, { port, scheduleMinute: null, opensBrowser, prepare }, progress);
  }
}

async function generate(folder: string, progress: Progress): Promise<void> {
  progress.stage('generate the demo shop');
  await makeDemoData(folder, (share) => progress.done(share));
  progress.finished(`three years of sales and operations in ${displayPath(folder)}`);
}

/** A folder with another config may hold files of the same names, which the demo would overwrite. @throws ConfigError */
async function refuseForeignFolder(config: string): Promise<void> {
  const found = await readFile(config, 'utf8').catch(() => DEMO_CONFIG);
  if (found !== DEMO_CONFIG)
    throw new ConfigError(`${config} is not the demo's: name another folder for the demo, or an empty one`);
}
