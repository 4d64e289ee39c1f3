import { Agent, request } from 'node:http';

/** The latencies of readers who send each request as soon as the last one is answered. */
export interface Load {
  readonly perSecond: number;
  /** Milliseconds until the whole answer was read. */
  readonly p50: number;
  readonly p99: number;
  readonly longest: number;
}

export interface Readers {
  readonly count: number;
  /** The path of each request, by its number. */
  readonly path: (index: number) => string;
  /** Whether to ask once more, after so many requests and milliseconds. */
  readonly goesOn: (requests: number, elapsedMs: number) => boolean;
}

/** Reads from a server over kept connections, one a reader. @throws Error for an answer whose status is not 200 */
export async function load(url: string, readers: Readers): Promise<Load> {
  return joined([await stretch(url, readers)]);
}

/** A stretch of reading. */
export interface Stretch {
  readonly seconds: number;
  readonly latencies: readonly number[];
}

/** Several stretches as one load. */
export function joined(stretches: readonly Stretch[]): Load {
  const latencies = stretches.flatMap((one) => one.latencies).sort((a, b) => a - b);
  const seconds = stretches.reduce((sum, one) => sum + one.seconds, 0);
  const at = (share: number): number =>
    latencies[Math.min(latencies.length - 1, Math.floor(share * latencies.length))] ?? 0;
  return { perSecond: latencies.length / seconds, p50: at(0.5), p99: at(0.99), longest: at(1) };
}

/** Reads for a while, as `load` does. */
export async function stretch(url: string, { count, path, goesOn }: Readers): Promise<Stretch> {
  const agent = new Agent({ keepAlive: true, maxSockets: count });
  const latencies: number[] = [];
  let sent = 0;
  const began = performance.now();
  const reader = async (): Promise<void> => {
    while (goesOn(sent, performance.now() - began)) {
      const sentAt = performance.now();
      await answerOf(agent, `${url}${path(sent++)}`);
      latencies.push(performance.now() - sentAt);
    }
  };
  await Promise.all(Array.from({ length: count }, reader));
  const seconds = (performance.now() - began) / 1000;
  agent.destroy();
  return { seconds, latencies };
}

async function answerOf(agent: Agent, url: string): Promise<void> {
  return new Promise((resolve, reject) => {
    request(url, { agent }, (answer) => {
      answer.resume();
      answer.on('error', reject);
      answer.on('end', () =>
        answer.statusCode === 200 ? resolve() : reject(new Error(`${url}: status ${answer.statusCode}`)),
      );
    })
      .on('error', reject)
      .end();
  });
}
