import { join, relative } from 'node:path';
import { REPORT_FILE } from '../../pipeline/publish/write-tables.ts';
import { reportOf } from '../../pipeline/publish/report-of.ts';
import { writeFileAtomic } from '../../pipeline/publish/write-file-atomic.ts';
import { readModel } from '../../pipeline/read/read-model.ts';
import type { Context } from '../context.ts';
import { warnOfStaleness } from '../warn-of-staleness.ts';
import { withExistingStore } from '../with-store.ts';

/**
 * `evenkeel report`: what the last run left in the store as one printable HTML page, and prints the name of the file.
 * @param toStdout whether to print the page instead of writing it
 */
export async function reportCommand(context: Context, toStdout: boolean): Promise<void> {
  const { business, asOf, dueMinute, out } = context;
  const html = await withExistingStore(context, async (db) => {
    const model = await readModel(db, business, asOf, dueMinute);
    warnOfStaleness(model);
    return reportOf(model);
  });
  if (toStdout) process.stdout.write(html);
  else process.stdout.write(`${relative('.', join(out, await writeFileAtomic(out, REPORT_FILE, html)))}\n`);
}
