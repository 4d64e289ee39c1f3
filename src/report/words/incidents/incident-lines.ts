import type { IncidentDetail } from '../../incident-detail.ts';
import { coincidenceTexts } from './coincidence-text.ts';
import { explanationSentences } from '../explanation/explanation-sentences.ts';
import { dayText, yearOf } from '../format.ts';
import { evidenceTexts, incidentSentence, incidentTypeText, transitionText } from './incident-text.ts';
import { withoutRepeats } from './without-repeats.ts';
import { seriesTitle } from '../series-title.ts';
import { actionTexts } from './confirmed-level-text.ts';

/** All of an incident in lines: its sentence, its id and type; then its series, reasons and evidence, its course, and what people did. */
export function incidentLines(
  incident: IncidentDetail,
  currency: string,
  year: number = yearOf(incident.judgedTo),
): string[] {
  const { id, type, onset, openedOn, judgedTo, members, timeline, actions, decimals } = incident;
  const texts = actionTexts(incident, year);
  const opened = onset === openedOn ? '' : `, opened ${dayText(openedOn, year)}`;
  const lines = timeline.map((one) => ({
    ds: dayText(one.day, year),
    text: transitionText(one, decimals, currency),
    superseded: one.supersededBy !== null,
  }));
  return [
    `${incidentSentence(incident, currency)}.`,
    `${id} · ${incidentTypeText(type)} · since ${dayText(onset, year)}${opened} · judged to ${dayText(judgedTo, year)}`,
    '',
    ...members.map((member) => `${seriesTitle(member)}: ${member.severity}, ${alertSpan(member, year)}`),
    ...(incident.reason ? explanationSentences(incident.reason, currency, judgedTo) : []),
    ...evidenceTexts(incident, year),
    ...coincidenceTexts(incident, year),
    '',
    ...withoutRepeats(lines).map(({ ds, text }) => `${ds}  ${text}`),
    ...(actions.length > 0 ? [''] : []),
    ...actions.map((action, at) => `${action.at.toISOString().slice(0, 16).replace('T', ' ')} UTC  ${texts[at] ?? ''}`),
  ];
}

function alertSpan(
  { openedOn, lastAlert }: Pick<IncidentDetail['members'][number], 'openedOn' | 'lastAlert'>,
  year: number,
): string {
  if (openedOn === lastAlert) return `on ${dayText(openedOn, year)}`;
  return `from ${dayText(openedOn, year)} to ${dayText(lastAlert, year)}`;
}
