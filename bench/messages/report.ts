import { channelCounts, PREVIEW_COLUMNS } from '../../src/report/channel-counts.ts';

/** A message of `evenkeel channels preview --format json`. */
export interface PreviewedRow {
  readonly ds: string;
  readonly channel: string;
  readonly kind: string;
  readonly incident: string | null;
  readonly data_fault: boolean;
  readonly delayed: boolean;
}

export function previewedRows(json: string): PreviewedRow[] {
  return (JSON.parse(json) as { data: PreviewedRow[] }).data;
}

/** The page of docs/benchmarks on the messages of a year. */
export function messagesReport(rows: readonly PreviewedRow[], config: string, environment: string): string {
  const channels = [...config.matchAll(/^ {4}(\w+): \{type:/gm)].map(([, name = '']) => name);
  const messages = rows.map(({ ds, data_fault: isData, delayed: isDelayed, ...one }) => {
    return { ...one, day: Date.parse(ds), isData, isDelayed };
  });
  const counts = channelCounts(channels, messages);
  const days = new Set(rows.filter(({ kind }) => kind === 'daily').map(({ ds }) => ds));
  const settings = config.slice(config.indexOf('messages:'));
  return `# Messages of a year

What each channel would have received of ${days.size} days of the demo, had each been judged by a run on the next day: \`evenkeel channels preview\`. Nothing is sent; the rules are those of a run. Planted into the year are payment outages (4 November, 21 September), a slow decline in two countries (27 April to 31 May), a day without events from the warehouse (19 May), a slow search (10 June) and a burst of refunds (14 to 16 July).

\`\`\`yaml
${settings}\`\`\`

The shop's metrics have the owner \`shop\`, error rate and latency \`platform\`; the sources have \`sales data\` and \`service data\`.

| channel | ${PREVIEW_COLUMNS.map((column) => column.replaceAll('_', ' ')).join(' | ')} |
|---|${PREVIEW_COLUMNS.map(() => '--:|').join('')}
${[...counts].map(([name, own]) => `| ${name} | ${PREVIEW_COLUMNS.map((column) => own[column]).join(' | ')} |\n`).join('')}
\`worse\`: worse than ever before. \`over\`: recovered, the new normal, merged, lapsed or withdrawn. \`delayed\`: it waited for the end of quiet hours or of days off. \`busiest day\`: the most on one day, digests apart.

## Each message on an incident

| judged day | incident | message | to |
|---|---|---|---|
${incidentLines(rows)
  .map((line) => `${line}\n`)
  .join('')}
${environment}
`;
}

/** A line of the table of incidents' messages for each day, incident and kind. */
export function incidentLines(rows: readonly PreviewedRow[]): string[] {
  const byMessage = new Map<string, string[]>();
  for (const { ds, incident, kind, channel, delayed } of rows) {
    if (incident === null) continue;
    const message = `| ${ds} | ${incident} | ${kind.replaceAll('_', ' ')} |`;
    byMessage.set(message, [...(byMessage.get(message) ?? []), `${channel}${delayed ? ' (delayed)' : ''}`]);
  }
  return Array.from(byMessage, ([message, channels]) => `${message} ${channels.join(', ')} |`);
}
