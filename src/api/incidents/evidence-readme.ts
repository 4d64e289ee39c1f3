import { addDays, isoDay } from '../../calendar/day.ts';
import type { Business } from '../../config/business.ts';
import type { IncidentDetail } from '../../report/incident-detail.ts';
import { coincidenceTexts } from '../../report/words/incidents/coincidence-text.ts';
import { explanationSentences } from '../../report/words/explanation/explanation-sentences.ts';
import { yearOf } from '../../report/words/format.ts';
import { evidenceTexts, incidentSentence } from '../../report/words/incidents/incident-text.ts';
import { seriesTitle } from '../../report/words/series-title.ts';

const CONTENTS: Readonly<Record<string, string>> = {
  'incident.json': 'the incident, its series, its course, and what people did about it',
  'series.csv': 'its days and up to 28 before: value, forecast, boundaries and verdict of each',
  'chart.svg': 'the same days as a picture, which every browser opens',
  'explanation.json': 'where the gap came from; the amounts add up to it',
};

/** What the files of an evidence bundle are, and the incident in sentences. @param files their names */
export function evidenceReadme(
  incident: IncidentDetail,
  { name, currency, zone }: Pick<Business, 'name' | 'currency' | 'zone'>,
  files: readonly string[],
): string {
  const { id, onset, lastAlert, judgedTo, reason } = incident;
  const span = onset === lastAlert ? isoDay(onset) : `${isoDay(onset)} to ${isoDay(lastAlert)}`;
  const lines = [
    `Evidence of the incident ${id} at ${name}`,
    '',
    `${incidentSentence(incident, currency)}.`,
    ...(reason ? explanationSentences(reason, currency, judgedTo) : []),
    ...evidenceTexts(incident, yearOf(judgedTo)),
    ...coincidenceTexts(incident, yearOf(judgedTo)),
    '',
    `Series: ${seriesTitle(incident)}`,
    `Days: ${span}, in the time zone ${zone}`,
    `Amounts: ${currency}`,
    `As judged to: ${isoDay(judgedTo)}`,
    '',
    'Files:',
    ...files.map((file) => `  ${file.padEnd(18)}${CONTENTS[file] ?? ''}`),
    ...missing(incident, files),
    '',
    'The forecast of each day was made from the days before it. Columns and keys are those of the API of Evenkeel.',
  ];
  return lines.map((line) => `${line}\n`).join('');
}

function missing({ isData, onset }: IncidentDetail, files: readonly string[]): string[] {
  return [
    ...(isData ? ['A fault in the data has no explanation: its figures are not those of the business.'] : []),
    ...(files.includes('series.csv')
      ? []
      : [`The days from ${isoDay(addDays(onset, -28))} are not among the judged days any more (judged_days).`]),
  ];
}
