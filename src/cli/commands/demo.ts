import { join, relative, resolve } from 'node:path';
import { writeDemo } from '../../demo/write-demo.ts';
import type { Progress } from '../../pipeline/progress.ts';
import { context } from '../context.ts';
import { runCommand } from './run.ts';

/** `evenkeel demo`: makes the demo shop in a folder and runs everything on it. @returns the exit code */
export async function demoCommand(
  folder: string,
  environment: NodeJS.ProcessEnv,
  now: Date,
  progress: Progress,
): Promise<number> {
  progress.stage('make the demo shop');
  await writeDemo(resolve(folder), (share) => progress.done(share));
  progress.finished(`three years of sales and operations in ${relative('.', folder) || '.'}`);
  const config = join(folder, 'evenkeel.yaml');
  const { DATABASE_URL: _ownStore, ...rest } = environment;
  return runCommand(await context({ config }, rest, now), progress, undefined);
}
