import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/** What a whole process took. */
export interface Measured {
  readonly seconds: number;
  /** User and system time of all its threads. */
  readonly cpuSeconds: number;
  /** The most memory that it had resident at a time. */
  readonly megabytes: number;
}

const REPORT = `data:text/javascript,${encodeURIComponent(
  "process.on('exit', () => console.error('\\n' + JSON.stringify(process.resourceUsage())))",
)}`;

/** Runs a script in a Node process of its own. @throws Error with its output if it fails */
export async function measured(script: string, args: readonly string[]): Promise<Measured> {
  const began = performance.now();
  const { stderr } = await promisify(execFile)(process.execPath, ['--import', REPORT, script, ...args]);
  const seconds = (performance.now() - began) / 1000;
  const { userCPUTime, systemCPUTime, maxRSS } = usageOf(stderr.trim().split('\n').at(-1) ?? '');
  return { seconds, cpuSeconds: (userCPUTime + systemCPUTime) / 1e6, megabytes: maxRSS / 1024 };
}

/** `REPORT` writes nothing else. */
function usageOf(json: string): NodeJS.ResourceUsage {
  return JSON.parse(json) as NodeJS.ResourceUsage;
}
