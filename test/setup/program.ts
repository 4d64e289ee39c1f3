/**
 * Set-up of the tests of the program: builds the program and the page once, into a folder laid out as a clone is. So nothing stale is
 * tested, and nobody's `dist` is touched.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  export interface ProvidedContext {
    /** The folder of the built program, with bin, dist, sql and node_modules. */
    programFolder: string;
  }
}

export default async function setUp(project: TestProject): Promise<() => void> {
  const { root } = project.config;
  const folder = mkdtempSync(join(tmpdir(), 'evenkeel-program-'));
  for (const name of ['package.json', 'bin', 'sql', 'assets'])
    cpSync(join(root, name), join(folder, name), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction');
  await Promise.all([
    compileLibrary(root, join(folder, 'dist')),
    buildProgram(root, join(folder, 'dist/program')),
    buildPage(root, join(folder, 'dist/dashboard')),
  ]);
  project.provide('programFolder', folder);
  return () => rmSync(folder, { recursive: true });
}

/** Without the types, which `npm run types` checks. */
async function compileLibrary(root: string, outDir: string): Promise<void> {
  const args = ['--outDir', outDir, '--tsBuildInfoFile', join(outDir, '.tsbuildinfo'), '--noCheck'];
  await runTool(root, 'node_modules/typescript/bin/tsc', ['-p', 'tsconfig.build.json', ...args]);
}

async function buildProgram(root: string, outDir: string): Promise<void> {
  await runTool(root, 'scripts/build-program.mjs', [outDir]);
}

async function buildPage(root: string, outDir: string): Promise<void> {
  await runTool(root, 'node_modules/vite/bin/vite.js', ['build', '--outDir', outDir, '--logLevel', 'error']);
}

/** @throws Error with what the tool printed, where it fails. */
async function runTool(root: string, tool: string, args: readonly string[]): Promise<void> {
  // Vitest sets another NODE_ENV, and the page would be built for development.
  const env = { ...process.env, NODE_ENV: 'production' };
  const child = spawn(process.execPath, [join(root, tool), ...args], { cwd: root, env });
  const printed = Promise.all([text(child.stdout), text(child.stderr)]);
  const [status] = await once(child, 'close');
  if (status !== 0) throw new Error(`${tool} failed: ${(await printed).join('')}`);
}
