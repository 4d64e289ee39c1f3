import type { IncidentDetail, ReportedCoincidence } from '../../incident-detail.ts';
import { dayText, shareText } from '../format.ts';
import { rateText } from '../rate-text.ts';
import { sentenceCase } from '../answers/answer.ts';
import { seriesInSentence, titleInSentence } from '../series-title.ts';

/** What began with an incident in operations: it coincides or has preceded, which need not be the cause. */
export function coincidenceTexts(incident: IncidentDetail, year: number): string[] {
  return incident.coincidences.map((one) => `${whatText(one, incident, year)} ${chanceText(one, incident)}`);
}

function whatText(
  { metric, slice, incident: id, daysBefore, isSameSlice }: ReportedCoincidence,
  { onset }: IncidentDetail,
  year: number,
): string {
  const title = seriesInSentence({ metric, slice });
  const where = isSameSlice ? ', in the same slice' : '';
  return daysBefore === 0
    ? `Coincides with ${title}${where}: both since ${dayText(onset, year)}; see ${id}.`
    : `${sentenceCase(title)} has preceded it by ${daysBefore} day${daysBefore === 1 ? '' : 's'}${where}; see ${id}.`;
}

/** `By chance that is so for 3.3% of days; it was for 4 of the last 5 drops, 0.2 expected by chance.` */
function chanceText({ chance, history }: ReportedCoincidence, incident: IncidentDetail): string {
  const { incidents, matched, expected } = history;
  const counted =
    incidents < 2
      ? 'no incident like it before to compare with'
      : `it was for ${matched} of the last ${incidents} ${incident.members[0]?.side === 'above' ? 'rises' : 'drops'} of ${titleInSentence(incident.metric.title)}, ${rateText(expected)} expected by chance`;
  return `By chance that is so for ${shareText(chance)} of days; ${counted}.`;
}
