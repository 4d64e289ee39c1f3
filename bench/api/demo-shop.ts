import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const PROGRAM = fileURLToPath(new URL('../../bin/evenkeel.js', import.meta.url));
const METRICS = ['orders', 'average_order_value', 'refund_rate', 'error_rate', 'latency_p95'];
const POLL_MS = 250;
/** A kept connection may end while it is idle. */
const ONCE = { headers: { connection: 'close' } };

/** Makes the demo shop in a folder, with its first run. @returns its config */
export async function demoShop(folder: string): Promise<string> {
  await promisify(execFile)('node', [PROGRAM, 'demo', folder, '--quiet']);
  return join(folder, 'evenkeel.yaml');
}

/**
 * Keeps a server on the demo shop running, until the signal aborts: each run has another tolerance, so that it judges every series again.
 * @returns how many runs there were
 */
export async function keepRuns(url: string, config: string, signal: AbortSignal): Promise<number> {
  const original = await readFile(config, 'utf8');
  let runs = 0;
  while (!signal.aborted) {
    const answer = await (await fetch(`${url}/api/v1/run`, ONCE)).text();
    if (answer === '{"data":null}') {
      runs++;
      await writeFile(config, withTolerance(original, 0.05 + runs / 1000));
      await fetch(`${url}/api/v1/runs`, { ...ONCE, method: 'POST' });
    }
    await sleep(POLL_MS);
  }
  return runs;
}

/** The demo's config with a tolerance of every metric. */
function withTolerance(config: string, tolerance: number): string {
  const others = METRICS.map((id) => `  ${id}: {tolerance: ${tolerance}}\n`).join('');
  return config.replace('  revenue:\n', `${others}  revenue:\n    tolerance: ${tolerance}\n`);
}
