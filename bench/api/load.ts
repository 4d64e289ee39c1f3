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
export async function load(url: string, { count, path, goesOn }: Readers): Promise<Load> {
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
  latencies.sort((a, b) => a - b);
  const at = (share: number): number =>
    latencies[Math.min(latencies.length - 1, Math.floor(share * latencies.length))] ?? 0;
  return { perSecond: latencies.length / seconds, p50: at(0.5), p99: at(0.99), longest: at(1) };
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
