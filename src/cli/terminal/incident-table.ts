import type { ReadModel } from '../../pipeline/read/read-model.ts';
import type { IncidentReport } from '../../report/incident-report.ts';
import { dayText, yearOf } from '../../report/words/format.ts';
import {
  handlingText,
  impactText,
  incidentFinding,
  incidentState,
  incidentTypeText,
} from '../../report/words/incidents/incident-text.ts';
import { plainText } from '../../warehouse/load-error.ts';
import { colours } from './colours.ts';
import { TONE_COLOURS } from './tone-colours.ts';

const pc = colours(process.stdout, process.env);
const GAP = '  ';

/** A line an incident: state, impact, what it is, id. */
export function incidentTable(
  incidents: readonly IncidentReport[],
  { business: { currency }, judgedTo }: Pick<ReadModel, 'business' | 'judgedTo'>,
): string {
  const year = yearOf(judgedTo);
  if (incidents.length === 0) return `no open incident; judged to ${dayText(judgedTo, year)}\n`;
  const rows = incidents.map((incident) => {
    const state = incidentState(incident);
    const cells = [
      `${state.shape} ${state.word}`,
      incidentTypeText(incident.type),
      dayText(incident.onset, year),
      impactText(incident, currency),
      incident.id,
    ];
    const handled = handlingText(incident, year);
    const finding = `${incidentFinding(incident, currency)}${handled === '' ? '' : ` (${handled})`}`;
    return { cells, state, finding: plainText(finding) };
  });
  const widths = [0, 1, 2, 3, 4].map((column) => Math.max(...rows.map(({ cells }) => cells[column]?.length ?? 0)));
  return rows
    .map(({ cells, state, finding }) => {
      const [word = '', type = '', since = '', impact = '', id = ''] = cells.map((cell, column) =>
        column === 3 ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0),
      );
      return `${[TONE_COLOURS[state.tone](word), type, since, pc.bold(impact), pc.dim(id), finding].join(GAP)}\n`;
    })
    .join('');
}

/** A line for each incident that a snooze hides from the open ones. */
export function snoozedTexts(
  snoozed: readonly IncidentReport[],
  { business: { currency }, judgedTo }: Pick<ReadModel, 'business' | 'judgedTo'>,
): string {
  return snoozed
    .map((incident) => {
      const hidden = `${incident.id}: ${handlingText(incident, yearOf(judgedTo))}: ${incidentFinding(incident, currency)}`;
      return `${pc.dim(plainText(hidden))}\n`;
    })
    .join('');
}
