import type { Command } from 'commander';
import type { OpenServer } from '../commands/setup.ts';
import { hostOption, portOption } from './option-values.ts';
import { contextOf, progressOf, withConfig, type CommonOptions } from './shared-options.ts';

/** The commands that can serve the page and the API. */
export function addServeCommands(evenkeel: Command): void {
  addServe(evenkeel);
  addDemo(evenkeel);
}

function addServe(evenkeel: Command): void {
  withConfig(
    evenkeel
      .command('serve')
      .description('serve the page and the API, and run on schedule and when source files change'),
  )
    .addOption(portOption())
    .addOption(hostOption())
    .option('--no-schedule', 'run only at the start and when source files change')
    .action(async (options: CommonOptions & ServingOptions, command: Command) => {
      const isNamed = command.getOptionValueSource('config') !== 'default';
      const { existsSync } = await import('node:fs');
      if (isNamed || existsSync(options.config)) await serve(options);
      else await setUpAndServe(options);
    });
}

interface ServingOptions {
  readonly port: number;
  readonly host: string;
  readonly schedule: boolean;
}

async function serve(options: CommonOptions & ServingOptions, server?: OpenServer): Promise<void> {
  const { serveCommand } = await import('../commands/serve.ts');
  const { refuseOpenHost } = await import('../serve/listening-host.ts');
  const { scheduleMinute, access } = await contextOf(options);
  refuseOpenHost(options.host, access, options.config);
  const minute = options.schedule ? scheduleMinute : null;
  await serveCommand(
    async () => contextOf(options),
    { port: options.port, host: options.host, scheduleMinute: minute, opensBrowser: false, server },
    await progressOf(options),
  );
}

/** In a folder without a config the page makes one from files that are dropped on it, and the server goes on with it. */
async function setUpAndServe(options: CommonOptions & ServingOptions): Promise<void> {
  const { listenOn } = await import('../commands/serve.ts');
  const { setupCommand } = await import('../commands/setup.ts');
  const { refuseOpenHost } = await import('../serve/listening-host.ts');
  refuseOpenHost(options.host, null, options.config);
  const server = await setupCommand(
    options.config,
    async (app) => listenOn(app, options.port, options.host),
    await progressOf(options),
  );
  if (server) await serve(options, server);
}

function addDemo(evenkeel: Command): void {
  evenkeel
    .command('demo')
    .description('generate a demo shop with three years of data and run everything on it')
    .argument('[folder]', 'folder of the demo', 'evenkeel-demo')
    .option('--serve', 'serve the page and the API on 127.0.0.1')
    .addOption(portOption())
    .option('-q, --quiet', 'print no progress')
    .action(async (folder: string, options: { serve?: boolean; port: number; quiet?: boolean }) => {
      const { demoCommand } = await import('../commands/demo.ts');
      const port = options.serve === true ? options.port : null;
      await demoCommand(folder, process.env, port, await progressOf(options));
    });
}
