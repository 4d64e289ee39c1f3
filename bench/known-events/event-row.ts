import { dayFromIso, isoDay, type Day } from '../../src/calendar/day.ts';
import type { ReadModel } from '../../src/pipeline/read/read-model.ts';
import type { IncidentReport } from '../../src/report/incident-report.ts';
import { explanationSentences } from '../../src/report/words/explanation/explanation-sentences.ts';
import { incidentState, incidentFinding, incidentTypeText } from '../../src/report/words/incidents/incident-text.ts';
import { statusText } from './status-text.ts';
import { readCsv } from '../../src/warehouse/files/csv/read-csv.ts';

/** Incidents of a few days don't say what the other days of a long event were judged to be. */
const LONG_DAYS = 30;

/** A row of the file of known events. */
export interface KnownEvent {
  readonly dataset: string;
  readonly from: Day;
  readonly to: Day;
  readonly kind: string;
  readonly description: string;
}

export async function readEvents(path: string): Promise<KnownEvent[]> {
  const file = await readCsv(path);
  const events: KnownEvent[] = [];
  for await (const { records } of file.batches())
    for (const record of records) {
      const value = (name: string): string => record[file.header.indexOf(name)] ?? '';
      const days = { from: dayFromIso(value('from')), to: dayFromIso(value('to')) };
      events.push({ dataset: value('dataset'), ...days, kind: value('kind'), description: value('description') });
    }
  return events;
}

/** The event with the incidents of its days, or what its days were judged to be. */
export async function eventRow(model: ReadModel, event: KnownEvent): Promise<string> {
  const incidents = (await model.incidents({ offset: 0, limit: null }))
    .filter(({ state, onset, lastAlert }) => state !== 'withdrawn' && onset <= event.to && lastAlert >= event.from)
    .toSorted((a, b) => a.openedOn - b.openedOn);
  const found: string[] = [];
  for (const incident of incidents) found.push(await incidentText(model, incident));
  const days = event.from === event.to ? isoDay(event.from) : `${isoDay(event.from)} to ${isoDay(event.to)}`;
  const what = `${event.kind.replaceAll('_', ' ')}: ${event.description.replaceAll('|', '/')}`;
  const isLong = event.to - event.from >= LONG_DAYS;
  const judged = found.length === 0 || isLong ? [await statusText(model, event)] : [];
  return `| ${what} | ${days} | ${[...found, ...judged].join('<br>')} |`;
}

async function incidentText(model: ReadModel, incident: IncidentReport): Promise<string> {
  const { currency } = model.business;
  const detail = await model.incident(incident.id);
  const reasons = detail?.reason ? explanationSentences(detail.reason, currency, incident.judgedTo).slice(1, 3) : [];
  const what = `\`${incident.id}\`, ${incidentTypeText(incident.type)}, ${incidentState(incident).word}: ${incidentFinding(incident, currency)}`;
  return [what, ...reasons].join('. ').replaceAll('|', '/');
}
