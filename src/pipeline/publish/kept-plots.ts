import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { packageFile } from '../../store/package-file.ts';
import { lackedLetters } from './fonts/lacked-letters.ts';
import type { PlotJob, Plots } from './plot-job.ts';
import { writeFileAtomic } from './write-file-atomic.ts';

const RECORD = '.pictures.json';
const PROGRAM = packageFile('package.json');
/** Written by each build. Of an installed program its time is always the same, and the version tells what it draws. */
const BUILD = packageFile('dist/program/main.js');

/** What pictures were drawn from, and the SHA-256 of each file. */
interface PlotRecord {
  readonly inputs: string;
  readonly files: readonly (readonly [name: string, hash: string])[];
}

/**
 * Draws pictures, unless the folder has all of them as this program drew them from the same results. Pictures whose letters depend on the
 * fonts of the machine are always drawn.
 */
export async function keptOrDrawn(job: PlotJob, draw: (job: PlotJob) => Promise<Plots>): Promise<Plots> {
  const inputs = await inputsHash(job);
  const record = await readRecord(job.folder);
  if (record?.inputs === inputs && (await isUntouched(job.folder, record)))
    return { written: record.files.map(([name]) => name), undrawn: [] };
  const plots = await draw(job);
  const files = await Promise.all(plots.written.map(async (name) => read(job.folder, name)));
  const isComplete = await hasAllLetters(files);
  const drawn: PlotRecord = { inputs, files: files.map(({ name, content }) => [name, sha256(content)] as const) };
  if (isComplete && files.length > 0) await writeFileAtomic(job.folder, RECORD, JSON.stringify(drawn));
  return plots;
}

/** The version of Node is part of it, as its ICU writes dates and numbers. */
async function inputsHash({ reports, currency, locale, options }: PlotJob): Promise<string> {
  const build = await stat(BUILD).catch(() => null);
  const program = [readFileSync(PROGRAM, 'utf8'), build?.mtimeMs ?? null, process.version];
  const { fonts: _fonts, ...drawnWith } = options;
  return sha256(JSON.stringify([program, currency, locale, drawnWith, reports]));
}

async function readRecord(folder: string): Promise<PlotRecord | null> {
  try {
    const record: unknown = JSON.parse(await readFile(join(folder, RECORD), 'utf8'));
    return isRecord(record) ? record : null;
  } catch {
    return null;
  }
}

function isRecord(value: unknown): value is PlotRecord {
  if (typeof value !== 'object' || value === null || !('inputs' in value) || !('files' in value)) return false;
  const isFile = (file: unknown): boolean => Array.isArray(file) && file.every((part) => typeof part === 'string');
  return typeof value.inputs === 'string' && Array.isArray(value.files) && value.files.every(isFile);
}

async function isUntouched(folder: string, { files }: PlotRecord): Promise<boolean> {
  const hashes = await Promise.all(
    files.map(async ([name]) =>
      read(folder, name)
        .then(({ content }) => sha256(content))
        .catch(() => null),
    ),
  );
  return files.every(([, hash], index) => hashes[index] === hash);
}

async function read(folder: string, name: string): Promise<{ readonly name: string; readonly content: Buffer }> {
  return { name, content: await readFile(join(folder, name)) };
}

async function hasAllLetters(files: readonly { readonly name: string; readonly content: Buffer }[]): Promise<boolean> {
  const svgs = files.filter(({ name }) => name.endsWith('.svg'));
  const lacked = await Promise.all(svgs.map(async ({ content }) => lackedLetters(content.toString('utf8'))));
  return lacked.every((letters) => letters.length === 0);
}

function sha256(content: string | Buffer): string {
  return createHash('sha256').update(content).digest('hex');
}
