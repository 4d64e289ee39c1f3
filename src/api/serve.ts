import { serve } from '@hono/node-server';
import type { Hono } from 'hono';

/** A server that listens. */
export interface Listening {
  readonly url: string;
  close(): Promise<void>;
}

const LOOPBACK = '127.0.0.1';

/**
 * Serves an app on loopback, and nowhere else.
 *
 * @param port 0 takes any free one
 * @throws Error with code EADDRINUSE if the port is taken.
 */
export async function listen(app: Pick<Hono, 'fetch'>, port: number): Promise<Listening> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: app.fetch, hostname: LOOPBACK, port }, ({ port: actual }) => {
      server.off('error', reject);
      resolve({
        url: `http://${LOOPBACK}:${actual}`,
        close: async () => new Promise((done) => server.close(() => done())),
      });
    });
    server.on('error', reject);
  });
}
