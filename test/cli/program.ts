import { spawn, type ChildProcess } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inject } from 'vitest';
import { isLongRun } from '../run-size.ts';
import { KEPT_MEMORY } from '../setup/kept-memory.ts';

/** The compiled command. */
export interface Program {
  /** The file that node is given. */
  readonly bin: string;
  /** Starts a command in a process of its own. */
  start(args: readonly string[], options: StartOptions): ChildProcess;
  /** Runs a command in a process of its own, whose exit status and streams are the system's. */
  runAlone(args: readonly string[], options: StartOptions): Promise<Finished>;
  /**
   * Runs a command in a process that the commands of all files share, one after the other: to start a process costs as much as to run ten
   * commands, and its first commands are slow.
   */
  run(args: readonly string[], options: StartOptions): Promise<Finished>;
  /** Another shared process, for commands that run side by side. */
  session(): Session;
}

/** One process in which commands run one after the other. */
export interface Session extends AsyncDisposable {
  run(args: readonly string[], options: StartOptions): Promise<Finished>;
}

export interface StartOptions {
  readonly cwd: string;
  /** Beside PATH, HOME and TMPDIR: nothing of the tests' own environment reaches the command. */
  readonly env?: Readonly<Record<string, string>>;
}

export interface Finished {
  /** Null if a signal ended it. */
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** The program that was compiled for this run of the tests. */
export function testProgram(): Program {
  return programIn(inject('programFolder'));
}

/** A copy of the program without some of the packages that it may use. */
export async function programWithout(packages: readonly string[]): Promise<Program & AsyncDisposable> {
  const built = inject('programFolder');
  const folder = await mkdtemp(join(tmpdir(), 'evenkeel-program-'));
  for (const name of ['package.json', 'bin', 'dist', 'sql'])
    await cp(join(built, name), join(folder, name), { recursive: true });
  await mkdir(join(folder, 'node_modules'));
  const names = (await readdir(join(built, 'node_modules'))).filter((name) => !packages.includes(name));
  const link = async (name: string): Promise<void> =>
    symlink(join(built, 'node_modules', name), join(folder, 'node_modules', name), 'junction');
  await Promise.all(names.map(link));
  return { ...programIn(folder), [Symbol.asyncDispose]: async () => rm(folder, { recursive: true }) };
}

/** Sessions by the folder of their program, which test files share as they share this module. */
const sharedSessions = new Map<string, Session>();

// Vitest ends the process of its tests by this signal.
process.once('SIGTERM', () => {
  const ended = Array.from(sharedSessions.values(), async (one) => one[Symbol.asyncDispose]());
  const exit = (): void => process.exit();
  Promise.all(ended).then(exit, exit);
});

function programIn(folder: string): Program {
  const bin = join(folder, 'bin/evenkeel.js');
  const start: Program['start'] = (args, { cwd, env = {} }) =>
    spawn(process.execPath, [bin, ...args], {
      cwd,
      env: environment(env),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  const newSession = (): Session => session(join(folder, 'dist/program/main.js'));
  const sharedSession = (): Session => {
    const shared = sharedSessions.get(folder) ?? newSession();
    sharedSessions.set(folder, shared);
    return shared;
  };
  return {
    bin,
    start,
    runAlone: async (args, options) => finished(start(args, options)),
    run: async (args, options) => sharedSession().run(args, options),
    session: newSession,
  };
}

function session(main: string): Session {
  const args = [join(import.meta.dirname, 'many-commands.mjs'), main, ...(isLongRun ? [] : ['one-thread'])];
  const child = spawn(process.execPath, args, {
    env: environment(isLongRun ? {} : { UV_THREADPOOL_SIZE: '1', ...KEPT_MEMORY }),
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  const ended = new Promise<void>((done) => child.on('close', done));
  const runNow = async (args: readonly string[], { cwd, env = {} }: StartOptions): Promise<Finished> => {
    const died = ended.then(() => Promise.reject(new Error(`the session ended during ${args.join(' ')}`)));
    const answer = Promise.all([answerOf(child), untilNul(child.stdout), untilNul(child.stderr)]);
    child.send({ args, cwd, env: environment(env) });
    const [code, stdout, stderr] = await Promise.race([answer, died]);
    return { code, stdout, stderr };
  };
  let last: Promise<unknown> = Promise.resolve();
  return {
    async run(args, options) {
      const result = last.then(async () => runNow(args, options));
      last = result.catch(() => undefined);
      return result;
    },
    async [Symbol.asyncDispose]() {
      // A command may have set a handler for gentler signals.
      child.kill('SIGKILL');
      await ended;
    },
  };
}

async function answerOf(child: ChildProcess): Promise<number> {
  return new Promise((done) => child.once('message', (message: { code: number }) => done(message.code)));
}

async function untilNul(stream: NodeJS.ReadableStream | null): Promise<string> {
  return new Promise((done) => {
    let text = '';
    const add = (chunk: string): void => {
      text += chunk;
      if (!text.endsWith('\0')) return;
      stream?.removeListener('data', add);
      done(text.slice(0, -1));
    };
    stream?.setEncoding('utf8').on('data', add);
  });
}

/** What a process says until its end. */
export async function finished(child: ChildProcess): Promise<Finished> {
  const [stdout, stderr] = [collected(child.stdout), collected(child.stderr)];
  const code = await new Promise<number | null>((done, fail) => child.on('error', fail).on('close', done));
  return { code, stdout: stdout(), stderr: stderr() };
}

function collected(stream: NodeJS.ReadableStream | null): () => string {
  let text = '';
  stream?.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
  return () => text;
}

/** The environment of a command: `env`, and what every process needs. */
export function environment(env: Readonly<Record<string, string>> = {}): NodeJS.ProcessEnv {
  const inherited = ['PATH', 'HOME', 'TMPDIR', 'SystemRoot'].map((name) => [name, process.env[name]]);
  return { ...Object.fromEntries(inherited), ...env };
}
