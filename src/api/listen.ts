import { serve } from '@hono/node-server';

/** A server that listens. */
export interface Listening {
  readonly url: string;
  close(): Promise<void>;
}

export const LOOPBACK = '127.0.0.1';

/**
 * Serves an app, on loopback unless another address is given.
 *
 * @param port 0 takes any free one
 * @throws Error with code EADDRINUSE if the port is taken.
 */
export async function listen(
  app: { fetch(request: Request, connection: object): Response | Promise<Response> },
  port: number,
  host: string = LOOPBACK,
): Promise<Listening> {
  return new Promise((resolve, reject) => {
    const server = serve(
      { fetch: (request, connection) => app.fetch(request, connection), hostname: host, port },
      ({ port: actual }) => {
        server.off('error', reject);
        resolve({
          url: `http://${host.includes(':') ? `[${host}]` : host}:${actual}`,
          close: async () =>
            new Promise((done) => {
              server.close(() => done());
              // Browsers keep their connections open.
              if ('closeAllConnections' in server) server.closeAllConnections();
            }),
        });
      },
    );
    server.on('error', reject);
  });
}
