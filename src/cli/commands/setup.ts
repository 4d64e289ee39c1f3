import pc from 'picocolors';
import { setupApp } from '../../api/setup/app.ts';
import type { listen, Listening } from '../../api/listen.ts';
import { builtPage } from '../../api/page/static.ts';
import type { Progress } from '../../pipeline/progress.ts';
import { errorText } from '../exit-code.ts';
import { interruption } from '../interruption.ts';
import { setupOf } from '../setup/setup.ts';

type App = Parameters<typeof listen>[0];

/** A server whose answers can change while it listens. */
export interface OpenServer extends Listening {
  /** Lets another app answer from now on. */
  readonly answerWith: (app: App) => void;
}

/**
 * Serves the page on which a file is dropped, until the config is written or a signal comes.
 * @param config to be written, which does not exist
 * @param listenOn listens with an app; fails as `serve` does
 * @returns the server, still listening; null after a signal
 */
export async function setupCommand(
  config: string,
  listenOn: (app: App) => Promise<Listening>,
  progress: Progress,
): Promise<OpenServer | null> {
  const stop = interruption();
  const ended = new Promise<void>((resolve) => stop.signal.addEventListener('abort', () => resolve()));
  let onWritten = (): void => undefined;
  const written = new Promise<void>((resolve) => (onWritten = resolve));
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const setup = setupOf(config, { now: () => new Date(), zone, progress, onWritten: () => onWritten() });
  let app: App = setupApp(setup, builtPage(), (error) => process.stderr.write(`error: ${errorText(error)}\n`));
  const server = await listenOn({ fetch: (request, connection) => app.fetch(request, connection) });
  process.stdout.write(`${pc.bold(server.url)}  (Ctrl-C stops)\n`);
  process.stderr.write(`There is no ${config} yet: drop a file of sales or events on the page, and it is made there\n`);
  await Promise.race([written, ended]);
  if (!setup.isDone()) {
    await server.close();
    await setup.clear();
    return null;
  }
  process.stderr.write(`Wrote ${config}\n`);
  return { ...server, answerWith: (next) => (app = next) };
}
