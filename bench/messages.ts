import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { makeDemoData } from '../src/cli/demo/make-demo-data.ts';
import { writeDemoSettings } from '../src/demo/files/write-demo.ts';
import { demoMessagesConfig } from '../test/fixtures/demo-messages.ts';
import { environmentOf } from './shared/environment.ts';
import { messagesReport, previewedRows } from './messages/report.ts';

const command = promisify(execFile);
const root = fileURLToPath(new URL('..', import.meta.url));
const DAYS = 365;
const MOST_BYTES = 64 * 1024 * 1024;

/**
 * What each channel would have received of a year of the demo, with a run each day. @param writes whether the page in docs/ is
 * written anew
 */
export async function messagesBench(writes: boolean): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'evenkeel-bench-'));
  try {
    await writeDemoSettings(folder);
    await makeDemoData(folder, () => undefined);
    await writeFile(join(folder, 'evenkeel.yaml'), demoMessagesConfig(DAYS));
    const evenkeel = async (...args: string[]): Promise<string> => {
      const all = [join(root, 'bin/evenkeel.js'), ...args];
      return (await command('node', all, { cwd: folder, maxBuffer: MOST_BYTES })).stdout;
    };
    await evenkeel('run', '--quiet');
    const rows = previewedRows(await evenkeel('channels', 'preview', '--format', 'json'));
    const text = messagesReport(
      rows,
      demoMessagesConfig(DAYS),
      await environmentOf('npm run bench -- messages --write'),
    );
    console.log(text);
    if (writes) await writeFile(join(root, 'docs/benchmarks/messages.md'), text);
  } finally {
    await rm(folder, { recursive: true });
  }
}
