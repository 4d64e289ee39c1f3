import { Hono, type MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { RunStatus } from '../../pipeline/run-status.ts';
import { refuseForeignPages } from '../access/guard.ts';
import { servePage, type PageFiles } from '../page/static.ts';
import { pageHeaders } from '../shared/page-headers.ts';
import { issueDetail } from '../shared/issue-detail.ts';
import { Problem, problemAnswer } from '../shared/problem.ts';
import { setupSettingsSchema, type BegunSetupJson, type SetupAnswerJson, type SetupSettings } from './schema.ts';

const MOST_JSON_BYTES = 1_048_576;

/** Makes the first config from files that a browser sends. */
export interface Setup {
  /** The largest file that is taken. */
  readonly mostBytes: number;
  /** Keeps a file. @throws Problem for one that can't be kept */
  readonly upload: (name: string, body: ReadableStream<Uint8Array>) => Promise<void>;
  /** Removes a file that was uploaded. */
  readonly remove: (name: string) => Promise<void>;
  /** What a page that was left half-way goes on with. */
  readonly begun: () => BegunSetupJson;
  /** How the files would be read. Nothing is written. @throws Problem for what can't be a source */
  readonly propose: (settings: SetupSettings) => Promise<SetupAnswerJson>;
  /** Loads the files once to see that a run takes them, and writes the config. @throws Problem as propose does */
  readonly write: (settings: SetupSettings) => Promise<SetupAnswerJson>;
  /** What is being done at the moment. */
  readonly status: () => RunStatus | null;
  /** Whether the config is written. */
  readonly isDone: () => boolean;
}

/**
 * The server of a folder without a config: the page, on which files are dropped, and nothing else. It is for loopback alone, where whoever
 * reaches it is the user of this machine.
 */
export function setupApp(setup: Setup, page: PageFiles, onError: (error: unknown) => void): Hono {
  const app = new Hono();
  app.use(pageHeaders(), refuseForeignPages(null), servePage(markedForSetup(page)));
  app.onError((error, context) => {
    if (!(error instanceof Problem)) onError(error);
    return problemAnswer(context, error);
  });
  app.get('/livez', (context) => context.text('ok'));
  app.get('/api/v1/run', (context) => context.json({ data: setup.status() }));
  app.get('/api/v1/session', (context) => context.json({ data: { required: false, user: null, provider: null } }));
  app.get('/api/v1/setup', (context) => context.json({ data: setup.begun() }));
  app.put('/api/v1/setup/files/:name', unlessDone(setup), async (context) => {
    const length = Number(context.req.header('content-length') ?? 0);
    if (length > setup.mostBytes) throw tooLarge(setup.mostBytes);
    const { body } = context.req.raw;
    if (!body) throw new Problem(400, 'send the file as the body');
    await setup.upload(context.req.param('name'), body);
    return context.json({ data: { name: context.req.param('name') } }, 201);
  });
  app.delete('/api/v1/setup/files/:name', unlessDone(setup), async (context) => {
    await setup.remove(context.req.param('name'));
    return context.body(null, 204);
  });
  for (const verb of ['propose', 'write'] as const)
    app.post(`/api/v1/setup/${verb}`, unlessDone(setup), jsonLimit, async (context) =>
      context.json({ data: await setup[verb](settingsOf(await context.req.json().catch(() => null))) }),
    );
  app.notFound((context) =>
    problemAnswer(
      context,
      setup.isDone()
        ? new Problem(503, 'the server is starting: the first run begins in a moment')
        : new Problem(503, 'there is no config yet: drop a file on the page', NO_SOURCE),
    ),
  );
  return app;
}

/** The page, saying in its first element that there is nothing to ask for but the setup. */
function markedForSetup(page: PageFiles): PageFiles {
  return new Map(
    [...page].map(([path, file]) => {
      if (path !== '/index.html') return [path, file];
      const text = new TextDecoder().decode(file.body).replace('<html', '<html data-setup');
      return [path, { ...file, body: new TextEncoder().encode(text) }];
    }),
  );
}

/** The title of the problem that a page without a config meets. */
const NO_SOURCE = 'No source yet';

const jsonLimit = bodyLimit({
  maxSize: MOST_JSON_BYTES,
  onError: () => {
    throw new Problem(413, `send at most ${MOST_JSON_BYTES} bytes`);
  },
});

/** The problem of a file that is larger than is taken. */
export function tooLarge(mostBytes: number): Problem {
  return new Problem(
    413,
    `files of more than ${Math.floor(mostBytes / 1024 ** 2)} MiB are not taken by the browser: use evenkeel init FILE on this machine`,
  );
}

function unlessDone({ isDone }: Setup): MiddlewareHandler {
  return async (_, next) => {
    if (isDone()) throw new Problem(409, 'the config is written already');
    await next();
  };
}

function settingsOf(body: unknown): SetupSettings {
  const parsed = setupSettingsSchema.safeParse(body);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new Problem(400, issue ? issueDetail(issue) : 'not as described');
}
