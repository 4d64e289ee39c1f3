import { fork } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

/** Megabytes. */
export interface Memory {
  readonly rss: number;
  readonly heap: number;
}

/** `evenkeel serve` as a process of its own. */
export interface Server extends AsyncDisposable {
  readonly url: string;
  /** Requests a path and reads the whole answer. @throws Error if its status is not 200 */
  get(path: string): Promise<unknown>;
  /** After a garbage collection. */
  memory(): Promise<Memory>;
}

const PROGRAM = fileURLToPath(new URL('../../bin/evenkeel.js', import.meta.url));
const REPORT = new URL('report-memory.js', import.meta.url).href;
const usage = z.object({ rss: z.number(), heapUsed: z.number() });

/** @param program which build of it; by default that of this checkout */
export async function startServer(config: string, port: number, program = PROGRAM): Promise<Server> {
  const child = fork(program, ['serve', '--config', config, '--port', String(port)], {
    execArgv: ['--expose-gc', '--import', REPORT],
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    env: { ...process.env, EVENKEEL_OPEN: '0' },
  });
  const url = `http://127.0.0.1:${port}`;
  await once(child.stdout ?? child, 'data');
  return {
    url,
    async get(path) {
      const answer = await fetch(`${url}${path}`);
      const body: unknown = await answer.json();
      if (answer.status !== 200) throw new Error(`${path}: ${answer.status} ${JSON.stringify(body)}`);
      return body;
    },
    async memory() {
      child.send('report');
      const [message]: unknown[] = await once(child, 'message');
      const { rss, heapUsed } = usage.parse(message);
      return { rss: rss / 2 ** 20, heap: heapUsed / 2 ** 20 };
    },
    async [Symbol.asyncDispose]() {
      const exited = once(child, 'exit');
      child.kill('SIGTERM');
      await exited;
    },
  };
}

/** A port of loopback that nothing listens on. */
export async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}
