import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import process from 'node:process';
import type { Readable } from 'node:stream';

const PROGRAM = fileURLToPath(new URL('../../bin/evenkeel.js', import.meta.url));
const URL_LINE = /http:\/\/127\.0\.0\.1:\d+/;
const POLL_MS = 250;
const IDLE_LOOKS = 4;
const NOT_READY = 503;
const IDLE = '{"data":null}';

/** A running `evenkeel serve`, until it is disposed of. */
export interface Served extends AsyncDisposable {
  readonly url: string;
}

/** Serves a config on a port of its own, and waits until its first run is over. */
export async function served(config: string): Promise<Served> {
  const child = spawn(process.execPath, [PROGRAM, 'serve', '-c', config, '--no-schedule', '--port', '0'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const url = await urlOf(child.stdout);
  // A run begins a moment after the server listens.
  for (let idle = 0; idle < IDLE_LOOKS; idle = (await isInFirstRun(url)) ? 0 : idle + 1)
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  return {
    url,
    async [Symbol.asyncDispose]() {
      child.kill('SIGTERM');
      await once(child, 'exit');
    },
  };
}

/** @throws Error if the program ends before it prints where it listens */
async function urlOf(output: Readable): Promise<string> {
  let printed = '';
  return new Promise((resolve, reject) => {
    output.on('data', (piece: Buffer) => {
      printed += String(piece);
      const found = URL_LINE.exec(printed);
      if (found) resolve(found[0]);
    });
    output.on('end', () => reject(new Error(`evenkeel serve ended: ${printed}`)));
  });
}

/** Before the first run has finished or failed, with all slices. */
async function isInFirstRun(url: string): Promise<boolean> {
  if ((await (await fetch(`${url}/api/v1/run`)).text()) !== IDLE) return true;
  const response = await fetch(`${url}/api/v1/summary`);
  return response.status === NOT_READY && (await response.text()).includes('"title":"Not ready"');
}
