import pc from 'picocolors';
import { apiApp } from '../../api/app.ts';
import { Problem } from '../../api/shared/problem.ts';
import type { ActOnIncident } from '../../api/incidents/action-routes.ts';
import { listen, LOOPBACK, type Listening } from '../../api/listen.ts';
import { builtPage } from '../../api/page/static.ts';
import { businessDay, zone } from '../../calendar/zone.ts';
import { ConfigError } from '../../config/faults/config-error.ts';
import { homeCountryText } from '../../config/calendar/home-country.ts';
import type { Progress } from '../../pipeline/progress.ts';
import { actOnIncident } from '../../pipeline/incidents/act-on-incident.ts';
import { prepareInboxes, receivedFacts } from '../../pipeline/receive/receive-facts.ts';
import { channelReports } from '../../pipeline/deliver/channel-report.ts';
import { currentReadModel } from '../../pipeline/read/current-read-model.ts';
import { cachedCall } from '../../pipeline/read/cached-call.ts';
import { homePreparation } from '../../pipeline/read/prepare-home.ts';
import type { ReadModel } from '../../pipeline/read/read-model.ts';
import { watchedProgress, type WatchedProgress } from '../../pipeline/run-status.ts';
import { keepSchedule } from '../../pipeline/schedule.ts';
import { reconnecting } from '../../store/connect/reconnecting.ts';
import type { OpenServer } from './setup.ts';
import type { Messages } from '../../api/deliveries/route.ts';
import { deliveryCounts } from '../../store/deliveries/delivery-counts.ts';
import { loadDeliveries } from '../../store/deliveries/load-deliveries.ts';
import { requeueDelivery } from '../../store/deliveries/record-attempt.ts';
import { testOf } from '../channel-test.ts';
import { closing } from '../closing.ts';
import { whileDelivering } from '../serve/delivery-loop.ts';
import type { Context } from '../context.ts';
import { errorText } from '../exit-code.ts';
import { interruptible, interruption } from '../interruption.ts';
import { serveMcp } from '../serve/mcp-route.ts';
import { openHostNote } from '../serve/listening-host.ts';
import { openBrowser } from '../serve/open-browser.ts';
import { answerText } from '../terminal/print-answer.ts';
import { sqlWarehouse } from '../../warehouse/sql-warehouse.ts';
import { requestQueue, type RequestQueue } from '../serve/requests.ts';
import { serveDoors, signInText } from '../serve/serve-doors.ts';
import { scheduledRuns, type ScheduledRuns } from '../serve/scheduled-runs.ts';
import { machineTimer } from '../serve/timer.ts';
import { watchSources } from '../serve/watch-sources.ts';
import { withStore } from '../with-store.ts';

/** How long readers may not see what another process has written; their own actions and runs show at once. */
const CACHED_MS = 200;

export interface ServeOptions {
  readonly port: number;
  /** By default loopback. */
  readonly host?: string;
  /** Minutes after midnight of the daily run; null: a run at the start and whenever files change, and no other. */
  readonly scheduleMinute: number | null;
  readonly opensBrowser: boolean;
  /** Work before the first run, while the page shows its progress. */
  readonly prepare?: (progress: Progress) => Promise<void>;
  /** A server that listens already and takes over the app; by default one is started. */
  readonly server?: OpenServer | undefined;
}

/**
 * `evenkeel serve`: the page and the API, a run at each slot of the schedule and whenever a source's files change. At the start
 * it runs the latest slot if that has no finished run. A run that fails is tried again, and until one finishes no state is Normal. The
 * first signal ends it, whatever it is doing; what a run has not committed, the next one does again.
 *
 * @param contextNow reads the config anew for each run
 */
export async function serveCommand(
  contextNow: () => Promise<Context>,
  options: ServeOptions,
  progress: Progress,
): Promise<void> {
  const context = await contextNow();
  for (const warning of await context.warnings()) printNote(warning);
  await withStore(context, async (store) => {
    const stop = interruption();
    const reading = reconnecting(store.engine, async () => store.session());
    // A connection of its own: who comes in must not wait for what others read.
    const access = reconnecting(store.engine, async () => store.session());
    await closing(reading, async () =>
      closing(access, async () => {
        const watched = watchedProgress(interruptible(progress, stop.signal));
        const runs = scheduledRuns({
          ...{ contextNow, context, store, reading, watched, stop: stop.signal, onChange: () => changed() },
          nowMs: () => machineTimer.now(),
          print: { answer: printAnswer, note: printNote, error: printError },
        });
        const cached = cachedCall(currentReadModel(reading, runs.readingNow), CACHED_MS);
        const current = cached.get;
        const changed = (): void => {
          cached.invalidate();
          home.prepare();
        };
        const home = homePreparation(current);
        const requests = requestQueue();
        const running = { status: () => watched.status(), request: () => requests.request() };
        const doors = serveDoors(store, access, context.access, () => machineTimer.now());
        const act: ActOnIncident = async (id, action) => {
          const { business, at } = runs.readingNow();
          if (action.until !== null && action.until < businessDay(at.nowMs, zone(business.zone)))
            throw new Problem(400, 'until: this day is over already');
          const moments = { asOf: new Date(at.nowMs), now: new Date(machineTimer.now()) };
          return closing(await store.session(), async (db) => actOnIncident(db, business, id, action, moments)).finally(
            cached.invalidate,
          );
        };
        const messages: Messages = {
          deliveries: async (query) => loadDeliveries(reading, query),
          channels: async () => channelReports(runs.context().messages, await deliveryCounts(reading)),
          retry: async (id) =>
            closing(await store.session(), async (db) => requeueDelivery(db, id, new Date(machineTimer.now()))),
          test: async (name) => testOf(runs.context(), name, stop.signal),
        };
        await prepareInboxes(context.business);
        const facts = receivedFacts(
          () => runs.context().business,
          sqlWarehouse(reading),
          () => new Date(machineTimer.now()),
        );
        // What is still being read at the end fails.
        const report = (error: unknown): void => (stop.signal.aborted ? undefined : printError(error));
        const app = apiApp(current, report, builtPage(), running, act, doors, messages, facts);
        serveMcp(app);
        const host = options.host ?? LOOPBACK;
        options.server?.answerWith(app);
        await closing(facts, async () =>
          closing(home, async () =>
            closing(options.server ?? (await listenOn(app, options.port, host)), async ({ url }) => {
              home.prepare();
              if (!options.server) process.stdout.write(`${pc.bold(url)}  (Ctrl-C stops)\n`);
              printNotes(signInText(doors, url), openHostNote(host, context.access));
              if (context.business.homeCountry) printNote(homeCountryText(context.business.homeCountry));
              if (options.opensBrowser) openBrowser(url);
              const loop = {
                context: runs.context,
                nowMs: () => machineTimer.now(),
                stop: stop.signal,
                report: printError,
              };
              await whileDelivering(store, loop, async () =>
                keepRunning({ runs, requests, watched }, context, options, stop),
              );
            }),
          ),
        );
      }),
    );
  });
}

const NOT_LISTENING: Readonly<Record<string, string>> = {
  EADDRINUSE: 'the port is in use: choose another one with --port',
  EADDRNOTAVAIL: 'this machine has no such address: choose another one with --host',
  EACCES: 'this user may not listen on the port: choose one above 1023 with --port',
};

/** @throws ConfigError for an address that can't be listened on */
export async function listenOn(app: Parameters<typeof listen>[0], port: number, host: string): Promise<Listening> {
  return listen(app, port, host).catch((error: unknown) => {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    const reason = NOT_LISTENING[code];
    throw reason === undefined ? error : new ConfigError(`${host}, port ${port}: ${reason}`, { cause: error });
  });
}

interface Running {
  readonly runs: ScheduledRuns;
  readonly requests: RequestQueue;
  readonly watched: WatchedProgress;
}

/** Runs whenever files change or somebody asks for it and at the slots of the schedule, until `stop` aborts. */
async function keepRunning(
  { runs, requests, watched }: Running,
  { business }: Context,
  { scheduleMinute, prepare }: ServeOptions,
  stop: AbortController,
): Promise<void> {
  try {
    await prepare?.(watched);
    watchSources(business.sources, stop.signal, { onChange: () => requests.request(), report: printNote }).catch(
      printError,
    );
    const schedule = { ...runs, minuteOfDay: scheduleMinute, clock: zone(business.zone) };
    await keepSchedule(schedule, machineTimer, requests, stop.signal);
  } catch (error) {
    if (!stop.signal.aborted) throw error;
  } finally {
    stop.abort();
  }
}

async function printAnswer(model: ReadModel): Promise<void> {
  process.stdout.write(`\n${answerText(await model.summary(), process.stdout.columns)}\n`);
}

function printNotes(...sentences: readonly (string | null)[]): void {
  for (const sentence of sentences) if (sentence !== null) printNote(sentence);
}

function printNote(sentence: string): void {
  process.stderr.write(`${sentence}\n`);
}

function printError(error: unknown): void {
  process.stderr.write(`${pc.red('error')}: ${errorText(error)}\n`);
}
