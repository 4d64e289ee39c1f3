import { readModel } from '../../../pipeline/read/read-model.ts';
import { incidentDetailJson } from '../../../report/incident-json.ts';
import type { IncidentDetail } from '../../../report/incident-detail.ts';
import { yearOf } from '../../../report/words/format.ts';
import { incidentLines } from '../../../report/words/incidents/incident-lines.ts';
import { plainText } from '../../../warehouse/load-error.ts';
import { ConfigError } from '../../../config/faults/config-error.ts';
import { colours } from '../../terminal/colours.ts';
import type { Context } from '../../context.ts';
import { warnOfStaleness } from '../../warn-of-staleness.ts';
import { withExistingStore } from '../../with-store.ts';

const pc = colours(process.stdout, process.env);

/**
 * `evenkeel incident <id>`: an incident with its course.
 * @throws ConfigError if the store has none of that id
 */
export async function incidentCommand(context: Context, id: string, format: 'table' | 'json'): Promise<void> {
  const { business, asOf, dueMinute } = context;
  await withExistingStore(context, async (db) => {
    const model = await readModel(db, business, asOf, dueMinute);
    warnOfStaleness(model);
    const incident = await model.incident(id);
    if (!incident) throw new ConfigError(`there is no incident '${id}': evenkeel incidents --all lists them`);
    process.stdout.write(
      format === 'json'
        ? `${JSON.stringify({ data: incidentDetailJson(incident, business.currency) }, null, 2)}\n`
        : text(incident, business.currency, yearOf(model.judgedTo)),
    );
  });
}

function text(incident: IncidentDetail, currency: string, year: number): string {
  const [sentence = '', about = '', ...rest] = incidentLines(incident, currency, year).map(plainText);
  return [pc.bold(sentence), pc.dim(about), ...rest].map((line) => `${line}\n`).join('');
}
