import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi';
import { streamSSE } from 'hono/streaming';
import type { CurrentReadModel } from '../../pipeline/read/current-read-model.ts';
import { needs } from '../access/needs.ts';
import type { Runs } from '../run/route.ts';
import { Problem, problemResponse } from '../shared/problem.ts';
import { changes, observer, type Observed } from './observed.ts';
import { resultsSchema } from './schema.ts';

export const EVENTS_PATH = '/api/v1/events';
const PACE_MS = 500;
/** Proxies end a connection on which nothing is sent for a while. */
const KEEP_ALIVE_MS = 15_000;
/** Each listener takes a connection and some memory. */
const MOST_LISTENERS = 200;
const RETRY_MS = 2000;
/** Then whoever listens connects again. A timer, because sending to somebody who doesn't read waits for ever. */
const LONGEST_MS = 600_000;
/** How often a listener has to be somebody who may listen. */
const RECHECK_MS = 3000;

const route = createRoute({
  method: 'get',
  path: EVENTS_PATH,
  summary: 'What changes, as server-sent events',
  ...needs('viewer'),
  description:
    'At first, and whenever it changes: `run`, the run under way, as in `/api/v1/run`; `results`, which figures are served; and `incident`, an incident that has changed, as in `/api/v1/incidents`. Whoever connects again gets the present state first, so nothing need be replayed.',
  responses: {
    200: {
      description: 'A stream that does not end. The data of `results`:',
      content: { 'text/event-stream': { schema: z.string() }, 'application/json': { schema: resultsSchema } },
    },
    400: problemResponse('An unknown parameter'),
    503: problemResponse('Too many listeners'),
  },
});

/** @param paceMs how often it looks for changes */
export function eventsRoute(
  app: OpenAPIHono,
  current: CurrentReadModel,
  { status }: Runs,
  onError: (error: unknown) => void,
  paceMs = PACE_MS,
): void {
  const observed = observer(current, status);
  let listeners = 0;
  app.openapi(route, (context) => {
    // Hono answers HEAD as GET and drops the body, so nothing would ever end the stream.
    if (context.req.method === 'HEAD') return context.body(null, 200, { 'content-type': 'text/event-stream' });
    if (listeners >= MOST_LISTENERS)
      throw new Problem(503, `there are ${MOST_LISTENERS} listeners already; ask for /api/v1/run instead`);
    listeners++;
    const stillAllowed = context.get('stillAllowed') ?? (async () => true);
    return streamSSE(
      context,
      async (stream) => {
        const deadline = setTimeout(() => stream.abort(), LONGEST_MS).unref();
        try {
          await stream.write(`retry: ${RETRY_MS}\n\n`);
          let before: Observed | null = null;
          let quietMs = 0;
          let checkedMs = Date.now();
          while (!stream.aborted) {
            if (Date.now() - checkedMs >= RECHECK_MS) {
              if (!(await stillAllowed())) break;
              checkedMs = Date.now();
            }
            const now = await observed();
            const events = changes(before, now);
            for (const event of events) await stream.writeSSE(event);
            before = now;
            quietMs = events.length > 0 ? 0 : quietMs + paceMs;
            if (quietMs >= KEEP_ALIVE_MS) {
              quietMs = 0;
              await stream.write(':\n\n');
            }
            await stream.sleep(paceMs);
          }
        } finally {
          clearTimeout(deadline);
          listeners--;
        }
      },
      async (error) => onError(error),
    );
  });
}
