import { serve } from '@hono/node-server';

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
export async function listen(
  app: { fetch(request: Request): Response | Promise<Response> },
  port: number,
): Promise<Listening> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: (request) => app.fetch(request), hostname: LOOPBACK, port }, ({ port: actual }) => {
      server.off('error', reject);
      resolve({
        url: `http://${LOOPBACK}:${actual}`,
        close: async () =>
          new Promise((done) => {
            server.close(() => done());
            // Browsers keep their connections open.
            if ('closeAllConnections' in server) server.closeAllConnections();
          }),
      });
    });
    server.on('error', reject);
  });
}
