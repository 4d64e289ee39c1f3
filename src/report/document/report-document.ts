import { forecastChart } from '../charts/forecast/forecast-chart.ts';
import { escaped } from '../charts/drawing/markup.ts';
import type { Summary } from '../summary.ts';
import { heading } from '../words/answers/answers.ts';
import { headline } from '../words/answers/headline.ts';
import { tiles, type Tile } from '../words/answers/tiles.ts';
import { dataStopDetail, dataStopTitle } from '../words/days/data-stop-text.ts';
import { stalenessDetail } from '../words/days/staleness-text.ts';
import type { StateWords } from '../words/state-words.ts';
import { REPORT_CSS } from './report-css.ts';
import type { ReportData } from './report-data.ts';
import { incidentsSection, reportSections, type ReportRow, type ReportSection } from './report-sections.ts';

const CHART = { theme: 'light', id: 'report', boundaries: true, width: 960, height: 380 } as const;

/** A report as one HTML page that needs nothing else: no script, no picture, no font. It reads and prints alike. */
export function reportDocument(data: ReportData): string {
  const { summary, leading } = data;
  const { state, text } = headline(summary);
  const title = `${summary.name}: ${state.word}, ${text}`;
  const body = [
    titleSection(summary),
    answersSection(tiles(summary)),
    leading?.chart ? `<section class="chart">${forecastChart(leading.chart, CHART)}</section>` : '',
    ...[incidentsSection(summary), ...reportSections(data)].map(sectionHtml),
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

function sectionHtml({ title, heads, rows, lines }: ReportSection): string {
  return section(title, table(heads, rows) + (lines.length === 0 ? '' : list(lines)));
}

function section(title: string, content: string): string {
  return `<section><h2>${escaped(title)}</h2>${content}</section>`;
}

function list(lines: readonly string[]): string {
  return `<ul class="lines">${lines.map((line) => `<li>${escaped(line)}</li>`).join('')}</ul>`;
}

/** The last column is of numbers. */
function table(heads: readonly string[], rows: readonly ReportRow[]): string {
  if (rows.length === 0) return '';
  const right = (index: number): string => (index === heads.length - 1 ? ' class="r"' : '');
  const head = heads.map((text, index) => `<th scope="col"${right(index)}>${escaped(text)}</th>`).join('');
  const body = rows.map(({ name, state, text, value }) => {
    const cells = [stateHtml(state), escaped(text), escaped(value)];
    const others = cells.map((cell, index) => `<td${right(index + 1)}>${cell}</td>`).join('');
    return `<tr><th scope="row">${escaped(name)}</th>${others}</tr>`;
  });
  return `<table><thead><tr>${head}</tr></thead><tbody>${body.join('')}</tbody></table>`;
}

function stateHtml({ shape, word, tone }: StateWords): string {
  return `<span class="state ${tone}"><span aria-hidden="true">${shape}</span> ${escaped(word)}</span>`;
}
