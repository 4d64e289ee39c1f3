import { readModel } from '../../pipeline/read/read-model.ts';
import { incidentDetailJson } from '../../report/incident-json.ts';
import type { IncidentDetail } from '../../report/incident-detail.ts';
import { explanationSentences } from '../../report/words/explanation/explanation-sentences.ts';
import { dayText, yearOf } from '../../report/words/format.ts';
import {
  actionText,
  evidenceTexts,
  incidentSentence,
  incidentTypeText,
  transitionText,
} from '../../report/words/incident-text.ts';
import { seriesTitle } from '../../report/words/series-title.ts';
import { plainText } from '../../warehouse/load-error.ts';
import { ConfigError } from '../../config/config-error.ts';
import { colours } from '../colours.ts';
import type { Context } from '../context.ts';
import { warnOfStaleness } from '../warn-of-staleness.ts';
import { withExistingStore } from '../with-store.ts';

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
  const { id, type, onset, openedOn, judgedTo, members, timeline, actions, decimals } = incident;
  const since =
    onset === openedOn
      ? `since ${dayText(onset, year)}`
      : `since ${dayText(onset, year)}, opened ${dayText(openedOn, year)}`;
  const lines = [
    pc.bold(`${incidentSentence(incident, currency)}.`),
    pc.dim(`${id} · ${incidentTypeText(type)} · ${since} · judged to ${dayText(judgedTo, year)}`),
    '',
    ...members.map(
      (member) =>
        `${seriesTitle(member)}: ${member.severity}, from ${dayText(member.openedOn, year)} to ${dayText(member.lastAlert, year)}`,
    ),
    ...(incident.reason ? explanationSentences(incident.reason, currency, judgedTo) : []),
    ...evidenceTexts(incident, year),
    '',
    ...timeline.map((one) => `${dayText(one.day, year)}  ${transitionText(one, decimals, currency)}`),
    ...(actions.length > 0 ? [''] : []),
    ...actions.map(
      (action) => `${action.at.toISOString().slice(0, 16).replace('T', ' ')} UTC  ${actionText(action, year)}`,
    ),
  ];
  return lines.map((line) => `${plainText(line)}\n`).join('');
}
