import { basename, dirname } from 'node:path';
import { evidenceBundle, evidenceFileName } from '../../../api/incidents/evidence-bundle.ts';
import { ConfigError } from '../../../config/faults/config-error.ts';
import { writeFileAtomic } from '../../../pipeline/publish/write-file-atomic.ts';
import { readModel } from '../../../pipeline/read/read-model.ts';
import type { Context } from '../../context.ts';
import { warnOfStaleness } from '../../warn-of-staleness.ts';
import { withExistingStore } from '../../with-store.ts';

/**
 * `evenkeel incidents evidence <id>`: all that is known of an incident in one zip archive; prints the name of the file.
 * @throws ConfigError if the store has none of that id
 */
export async function incidentEvidenceCommand(
  context: Context,
  id: string,
  file: string = evidenceFileName(id),
): Promise<void> {
  const { business, asOf, dueMinute } = context;
  const bundle = await withExistingStore(context, async (db) => {
    const model = await readModel(db, business, asOf, dueMinute);
    warnOfStaleness(model);
    return evidenceBundle(model, id);
  });
  if (!bundle) throw new ConfigError(`there is no incident '${id}': evenkeel incidents --all lists them`);
  await writeFileAtomic(dirname(file), basename(file), bundle);
  process.stdout.write(`${file}\n`);
}
