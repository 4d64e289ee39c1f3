import type { Command } from 'commander';
import type { Progress } from '../../pipeline/progress.ts';
import { colours } from '../terminal/colours.ts';
import type { ConfigOptions, Context } from '../context.ts';

/** Options of every command that reads a config. */
export interface CommonOptions extends ConfigOptions {
  readonly quiet?: boolean;
}

export function withConfig(command: Command): Command {
  return command
    .option('-c, --config <file>', 'config to read', 'evenkeel.yaml')
    .option('--store <location>', 'DuckDB file or postgres:// URL; overrides DATABASE_URL and the config')
    .option('--out <folder>', 'folder of the outputs; overrides the config')
    .option('--as-of <moment>', 'local time at which the run takes place, as YYYY-MM-DDTHH:MM')
    .option('-q, --quiet', 'print no progress');
}

/** @throws ConfigError */
export async function contextOf(options: ConfigOptions): Promise<Context> {
  const { context } = await import('../context.ts');
  return context(options, process.env, new Date());
}

export async function progressOf({ quiet }: { quiet?: boolean }): Promise<Progress> {
  if (quiet === true) return (await import('../../pipeline/progress.ts')).silent;
  const { progressOnStderr } = await import('../terminal/progress-on-stderr.ts');
  return progressOnStderr(process.stderr, colours(process.stderr, process.env), () => performance.now());
}
