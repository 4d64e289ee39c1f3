import { isJudged } from '../../detect/verdict.ts';
import { forecastChart } from '../charts/forecast/forecast-chart.ts';
import { escaped } from '../charts/drawing/markup.ts';
import type { DayVerdict, Summary } from '../summary.ts';
import { sentenceCase } from '../words/answers/answer.ts';
import { heading } from '../words/answers/answers.ts';
import { headline } from '../words/answers/headline.ts';
import { tiles, type Tile } from '../words/answers/tiles.ts';
import { evidence } from '../words/incidents/evidence.ts';
import { dataFaultText } from '../words/days/data-fault-text.ts';
import { dataStopDetail, dataStopTitle } from '../words/days/data-stop-text.ts';
import { dayText, yearOf } from '../words/format.ts';
import { incidentFinding, incidentState, impactText } from '../words/incidents/incident-text.ts';
import { judgedText } from '../words/days/judged-text.ts';
import { periodSentence } from '../words/period-text.ts';
import { seriesTitle } from '../words/series-title.ts';
import { stalenessDetail } from '../words/days/staleness-text.ts';
import { stateWords, type StateWords } from '../words/state-words.ts';
import { restatedText } from '../words/days/restated-text.ts';
import { REPORT_CSS } from './report-css.ts';
import type { LeadingReport, ReportData } from './report-data.ts';
import { trustLines } from './trust-lines.ts';

const CHART = { theme: 'light', id: 'report', boundaries: true, width: 960, height: 380 } as const;

/** A report as one HTML page that needs nothing else: no script, no picture, no font. It reads and prints alike. */
export function reportDocument(data: ReportData): string {
  const { summary, leading, metrics } = data;
  const { state, text } = headline(summary);
  const title = `${summary.name}: ${state.word}, ${text}`;
  const body = [
    titleSection(summary),
    answersSection(tiles(summary)),
    leading?.chart ? `<section class="chart">${forecastChart(leading.chart, CHART)}</section>` : '',
    incidentsSection(summary),
    leading ? section('The last seven days', verdictTable(leading.week, summary, 'day')) : '',
    metrics.length > 0 ? section('Every metric', verdictTable(metrics, summary, 'metric')) : '',
    leading ? forecastSection(leading, summary) : '',
    dataSection(summary),
  ].join('\n');
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title>
<style>${REPORT_CSS}</style>
</head>
<body>
<main>
${body}
</main>
</body>
</html>
`;
}

function titleSection(summary: Summary): string {
  const { subject, state, text } = headline(summary);
  const { staleness, dataStop } = summary;
  const stop = dataStop ? `${dataStopTitle(dataStop)}. ${dataStopDetail(dataStop)}` : '';
  return `<header><h1>${escaped(subject)} ${stateHtml(state)}: ${escaped(text)}</h1>
<p class="faint">${escaped(heading(summary))}</p>
${[staleness ? stalenessDetail(staleness) : '', stop]
  .filter((line) => line !== '')
  .map((line) => `<p class="stale">${escaped(line)}</p>`)
  .join('')}</header>`;
}

function answersSection(answers: readonly Tile[]): string {
  const items = answers.map(
    ({ ask, figure, why, state }) =>
      `<li><div class="ask"><span>${escaped(ask)}</span>${stateHtml(state)}</div><div class="figure">${escaped(figure)}</div><div>${escaped(why)}</div></li>`,
  );
  return `<ul class="answers">${items.join('')}</ul>`;
}

function incidentsSection({ incidents, currency, lastClosed, snoozed }: Summary): string {
  const year = yearOf(lastClosed);
  const rows = incidents.map((incident) => [
    stateHtml(incidentState(incident)),
    `<strong>${escaped(sentenceCase(incidentFinding(incident, currency)))}</strong>`,
    escaped(dayText(incident.onset, year)),
    escaped(impactText(incident, currency) || '–'),
  ]);
  const none = rows.length === 0 ? '<p>Nothing needs a decision.</p>' : '';
  const hidden = snoozed > 0 ? `<p class="faint">${snoozed} more ${snoozed === 1 ? 'is' : 'are'} snoozed.</p>` : '';
  return section('Needs a decision', none + table(['State', 'What', 'Since', 'So far'], rows) + hidden);
}

function verdictTable(verdicts: readonly DayVerdict[], summary: Summary, by: 'day' | 'metric'): string {
  const { currency, lastClosed } = summary;
  const rows = verdicts.map((item) => {
    const { verdict, metric, day } = item;
    const restated = restatedText(item);
    const compared = isJudged(verdict) ? evidence(verdict, metric, currency) : '';
    return [
      `<strong>${escaped(by === 'day' ? dayText(day, yearOf(lastClosed)) : seriesTitle(item))}</strong>`,
      stateHtml(stateWords(item)),
      escaped([compared, restated].filter((text) => text !== '').join('; ')),
      escaped(verdict.value === null ? '–' : judgedText(verdict, metric, currency)(verdict.value)),
    ];
  });
  return table([by === 'day' ? 'Day' : 'Metric', 'State', 'Against expected', 'Value'], rows);
}

function forecastSection({ scores, issuedTotal, explanation, week }: LeadingReport, summary: Summary): string {
  const { month, quarter, currency, lastClosed } = summary;
  const unit = week[0]?.metric.unit ?? 'currency';
  const lines = [
    ...[month, quarter].flatMap((period) => (period ? [periodSentence(period, { unit, currency }, lastClosed)] : [])),
    ...trustLines(scores, issuedTotal, { unit, currency }),
    ...explanation,
  ];
  return lines.length === 0 ? '' : section('Forecast and how good it has been', list(lines));
}

function dataSection({ dataFaults, lastClosed }: Summary): string {
  if (dataFaults.length === 0) return '';
  const lines = dataFaults.map((fault) => `${dayText(fault.day, yearOf(lastClosed))}: ${dataFaultText(fault)}`);
  return section('Faults in the data', list(lines));
}

function section(title: string, content: string): string {
  return `<section><h2>${escaped(title)}</h2>${content}</section>`;
}

function list(lines: readonly string[]): string {
  return `<ul class="lines">${lines.map((line) => `<li>${escaped(line)}</li>`).join('')}</ul>`;
}

/** @param rows of HTML; the last column is of numbers */
function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return '';
  const right = (index: number): string => (index === heads.length - 1 ? ' class="r"' : '');
  const head = heads.map((text, index) => `<th scope="col"${right(index)}>${escaped(text)}</th>`).join('');
  const body = rows.map((row) => `<tr>${row.map((cell, index) => `<td${right(index)}>${cell}</td>`).join('')}</tr>`);
  return `<table><thead><tr>${head}</tr></thead><tbody>${body.join('')}</tbody></table>`;
}

function stateHtml({ shape, word, tone }: StateWords): string {
  return `<span class="state ${tone}"><span aria-hidden="true">${shape}</span> ${escaped(word)}</span>`;
}
