import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { demoShop, keepRuns } from './api/demo-shop.ts';
import { joined, load, stretch, type Load, type Stretch } from './api/load.ts';
import { freePort, startServer, type Server } from './serve/server.ts';

const CONNECTIONS = 20;
/** Long enough for a run or two. The server and the plain handler take turns in it, so that both see each stage of the runs. */
const TURNS = 12;
const TURN_MS = 750;
const READERS = 200;
const READERS_SECONDS = 20;
const REQUESTS = 20_000;
const SAMPLES = 5;
const PLAIN = fileURLToPath(new URL('api/plain-handler.js', import.meta.url));

const MEASURED = {
  summary: '/api/v1/summary',
  series: '/api/v1/metrics/revenue/series',
  forecast: '/api/v1/metrics/revenue/forecast',
};
/** What pages ask for. */
const MIXED = [
  ...Object.values(MEASURED),
  '/api/v1/metrics?limit=1000',
  '/api/v1/alerts',
  '/api/v1/incidents',
  ...['orders', 'error_rate', 'latency_p95', 'refund_rate'].flatMap((id) =>
    ['series', 'forecast', 'track-record'].map((answer) => `/api/v1/metrics/${id}/${answer}`),
  ),
  ...['checkout', 'payment', 'search'].map((name) => `/api/v1/metrics/error_rate/series?slice=service%3D${name}`),
];

/** The API of the demo shop while runs judge every series again: reads a second and latencies, beside a plain handler; then its memory. */
export async function apiBench(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'evenkeel-bench-'));
  try {
    const config = await demoShop(join(folder, 'demo'));
    await using server = await startServer(config, await freePort());
    await readable(server);
    const stop = new AbortController();
    const running = keepRuns(server.url, config, stop.signal);
    await besidePlain(server, folder);
    const readers = await load(server.url, {
      count: READERS,
      path: (index) => MIXED[index % MIXED.length] ?? '',
      goesOn: (_, elapsedMs) => elapsedMs < READERS_SECONDS * 1000,
    });
    console.log(`  ${`${READERS} readers`.padEnd(20)} ${loadText(readers)}, longest ${readers.longest.toFixed(0)} ms`);
    stop.abort();
    console.log(`  ${await running} runs meanwhile`);
    await memory(server);
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Each answer from the server and from a plain handler in turn, both while a run is in progress. */
async function besidePlain(server: Server, folder: string): Promise<void> {
  const names: Record<string, string> = {};
  for (const [name, path] of Object.entries(MEASURED)) {
    names[path] = name;
    await writeFile(join(folder, name), Buffer.from(await (await fetch(`${server.url}${path}`)).arrayBuffer()));
  }
  await writeFile(join(folder, 'answers.json'), JSON.stringify(names));
  const plain = fork(PLAIN, [folder], { stdio: ['ignore', 'pipe', 'inherit', 'ipc'] });
  try {
    const plainUrl = `http://127.0.0.1:${await portOf(plain)}`;
    for (const [name, path] of Object.entries(MEASURED)) {
      const readers = { count: CONNECTIONS, path: () => path, goesOn: (_: number, ms: number) => ms < TURN_MS };
      const turns: [Stretch, Stretch][] = [];
      for (let turn = 0; turn < TURNS; turn++)
        turns.push([await stretch(server.url, readers), await stretch(plainUrl, readers)]);
      const ours = joined(turns.map(([own]) => own));
      const theirs = joined(turns.map(([, plainTurn]) => plainTurn));
      console.log(`  ${name.padEnd(20)} ${loadText(ours)}`);
      const share = (ours.perSecond / theirs.perSecond) * 100;
      console.log(`  ${' plain handler'.padEnd(20)} ${loadText(theirs)}; the server has ${share.toFixed(0)}% of it`);
    }
  } finally {
    plain.kill();
  }
}

/** Waits until runs have left figures. */
async function readable({ url }: Server): Promise<void> {
  while ((await fetch(`${url}/api/v1/summary`)).status !== 200);
}

async function portOf({ stdout }: ChildProcess): Promise<number> {
  if (!stdout) throw new Error('no output');
  const [line]: unknown[] = await once(stdout, 'data');
  return Number(String(line));
}

async function memory(server: Server): Promise<void> {
  for (let sample = 0; sample <= SAMPLES; sample++) {
    const { rss, heap } = await server.memory();
    const done = ((sample * REQUESTS) / SAMPLES).toLocaleString('en').padStart(6);
    console.log(`  after ${done} requests ${rss.toFixed(0)} MB resident, ${heap.toFixed(1)} MB heap after collection`);
    if (sample === SAMPLES) break;
    await load(server.url, {
      count: CONNECTIONS,
      path: (index) => MIXED[index % MIXED.length] ?? '',
      goesOn: (requests) => requests < REQUESTS / SAMPLES,
    });
  }
}

function loadText({ perSecond, p50, p99 }: Load): string {
  return `${perSecond.toFixed(0)} reads a second, p50 ${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms`;
}
