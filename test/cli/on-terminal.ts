import { spawn, spawnSync } from 'node:child_process';
import { environment, type Program } from './program.ts';

/** What is waited for on the terminal, and the keys that are then pressed. */
export type Turn = readonly [sees: string, presses: string];

export const KEYS = { down: '\u001b[B', enter: '\r', ctrlC: '\u0003', erase: '\u007f' } as const;

const WAIT_MS = 200_000;

/** Whether this machine has util-linux's `script`, which gives a process a terminal of its own. */
export const hasTerminal = spawnSync('script', ['--version']).stdout?.toString().includes('util-linux') ?? false;

/** Runs a command on a terminal of its own, and answers as its turns come: its exit code, and all that stood there, without colours. */
export async function onTerminal(
  program: Program,
  args: readonly string[],
  cwd: string,
  turns: readonly Turn[],
): Promise<{ code: number | null; screen: string }> {
  const command = ['stty cols 160 rows 60 && exec', ...[process.execPath, program.bin, ...args].map(quoted)].join(' ');
  const child = spawn('script', ['-qec', command, '/dev/null'], {
    cwd,
    env: environment({ TERM: 'xterm', TZ: 'UTC', SHELL: '/bin/sh' }),
  });
  const timer = setTimeout(() => child.kill(), WAIT_MS);
  let screen = '';
  let read = 0;
  const left = [...turns];
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    screen = plain(screen + chunk);
    const [turn] = left;
    if (!turn || !screen.slice(read).includes(turn[0])) return;
    left.shift();
    read = screen.length;
    child.stdin.write(turn[1]);
  });
  const code = await new Promise<number | null>((done, fail) => child.on('error', fail).on('close', done));
  clearTimeout(timer);
  if (left.length > 0) throw new Error(`never saw '${left[0]?.[0]}' in:\n${screen}`);
  return { code, screen };
}

function quoted(word: string): string {
  return `'${word.replaceAll("'", String.raw`'\''`)}'`;
}

/** Without what moves the cursor and colours; a sequence that has not come to its end stays. */
function plain(text: string): string {
  // oxlint-disable-next-line no-control-regex
  return text.replaceAll(/\u001b\[[0-9;?]*[A-Za-z]/g, '');
}
