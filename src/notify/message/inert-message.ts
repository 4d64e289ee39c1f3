import type { ReportSection } from '../../report/document/report-sections.ts';
import { inert, shortened } from './inert.ts';
import type { Message } from './message.ts';

const LONGEST_TITLE = 90;
const LONGEST_LINE = 1000;
const MOST_LINES = 20;
/** Mail programs cut a mail of more than 100 KB. */
const MOST_ROWS = 60;

/** A message whose texts, of whatever names they were made, are plain lines of limited length. */
export function inertMessage(message: Message): Message {
  const line = (text: string): string => shortened(inert(text), LONGEST_LINE);
  return {
    ...message,
    business: shortened(inert(message.business), LONGEST_TITLE),
    title: shortened(inert(message.title), LONGEST_TITLE - Array.from(message.word).length - 3),
    context: line(message.context),
    headline: line(message.headline),
    lines: message.lines
      .slice(0, MOST_LINES)
      .map(({ label, text }) => ({ label: label === null ? null : line(label), text: line(text) })),
    footer: line(message.footer),
    ...(message.report && { report: message.report.map((section) => inertSection(section, line)) }),
    chart: message.chart && { ...message.chart, description: line(message.chart.description) },
  };
}

function inertSection(section: ReportSection, line: (text: string) => string): ReportSection {
  const { title, rows, lines } = section;
  const unlisted = Math.max(0, rows.length - MOST_ROWS) + Math.max(0, lines.length - MOST_ROWS);
  const more = unlisted > 0 ? [`And ${unlisted} more, which evenkeel report lists.`] : [];
  return {
    ...section,
    title: line(title),
    rows: rows
      .slice(0, MOST_ROWS)
      .map(({ name, state, text, value }) => ({ name: line(name), state, text: line(text), value: line(value) })),
    lines: [...lines.slice(0, MOST_ROWS).map(line), ...more],
  };
}
