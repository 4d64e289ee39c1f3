import { stringify } from 'yaml';
import { rejectText } from '../../../warehouse/load-error.ts';
import { hasDecimals } from '../../../warehouse/mapping/column-fit.ts';
import type { Proposal, ProposedExport } from '../../../warehouse/mapping/proposal.ts';
import type { Survey } from '../../../warehouse/mapping/survey.ts';
import { fileText } from './file-text.ts';
import { madeOf } from '../form-settings.ts';
import { momentText } from './moment-text.ts';
import { statusMeanings } from '../status-meanings.ts';
import type { FileForm } from '../../../warehouse/files/file-form.ts';
import type { TableFormat } from '../../../warehouse/files/table-file.ts';
import { textTable, type TextColumn } from './text-table.ts';
import { isGa4Report } from '../vendors/ga4.ts';

const CELL_CHARACTERS = 24;
const COUNT = new Intl.NumberFormat('en-GB');
const FORMATS: Readonly<Record<TableFormat, string>> = {
  csv: 'CSV',
  json: 'JSON',
  parquet: 'Parquet',
  xlsx: 'Excel workbook',
};
const ZONE_FROM = {
  machine: " (this machine's; --zone for another)",
  option: '',
  config: ", the business's",
} as const;
const DELIMITERS: Readonly<Record<string, string>> = { '\t': 'tab' };

/** All that there is to be seen of a proposal. */
export interface Previewed {
  /** The file as its user calls it. */
  readonly file: string;
  readonly format: TableFormat;
  readonly form: FileForm;
  /** What the form of the file has beside the usual. */
  readonly notes: readonly string[];
  readonly proposal: Proposal;
  readonly survey: Survey;
  readonly zone: string;
  readonly zoneFrom: 'machine' | 'option' | 'config';
}

/** How a file would be read, in words. */
export interface Preview {
  /** What the file is taken for, in sentences. */
  readonly title: readonly string[];
  /** The line in the file, then what becomes ours; ten rows of each. */
  readonly columns: readonly TextColumn[];
  /** Name and text. */
  readonly settings: readonly (readonly [string, string])[];
  readonly notes: readonly string[];
  /** The first rows that can't be read, each with its place. */
  readonly refused: readonly string[];
}

export function preview(previewed: Previewed): Preview {
  const { file, notes, proposal, survey } = previewed;
  const facts = { fact_sales: 'sales', fact_ops_events: 'operational events', daily_values: 'values by day' }[
    proposal.table
  ];
  return {
    title: [
      ...titleLines(previewed),
      `${file} reads as ${facts} (${proposal.table}). ${COUNT.format(survey.shown.length)} ${survey.shown.length === 1 ? 'row as it is' : 'rows as they are'} understood:`,
    ],
    columns: columnsOf(previewed),
    settings: settingLines(previewed),
    notes: [...notes, ...proposal.remarks].map((remark) => fileText(remark, 300)),
    refused: survey.rejects.map((reject) => fileText(rejectText(reject), 300)),
  };
}

/**
 * A preview as text for a terminal.
 * @param room how many characters fit on a line
 */
export function previewText(previewed: Previewed, room: number): string {
  const { title, columns, settings, notes, refused } = preview(previewed);
  const width = Math.max(...settings.map(([name]) => name.length));
  const line = (name: string, text: string): string => `${name.padEnd(width)}  ${text}`;
  return [
    ...title,
    '',
    ...textTable(columns, room),
    '',
    ...settings.map(([name, text]) => line(name, text)),
    ...notes.map((note) => line('note', note)),
    ...refused.map((text) => line('refused', text)),
  ].join('\n');
}

function settingLines({ format, form, proposal, survey, zone, zoneFrom }: Previewed): [string, string][] {
  const { timeFormat, dateOnly, namesZone, timesZone, decimal, forms, unused } = proposal;
  const span = (iso: string): string => momentText(iso, zone, true);
  const days = survey.first !== null && survey.last !== null ? `, ${span(survey.first)} to ${span(survey.last)}` : '';
  const refused = survey.rejected === 0 ? 'all can be read' : `${COUNT.format(survey.rejected)} can't be read`;
  const zoneText = `${zone}${ZONE_FROM[zoneFrom]}`;
  const clock = dateOnly
    ? ', days without times'
    : namesZone
      ? ', each with its own zone'
      : timesZone === null
        ? ''
        : `, of ${timesZone}`;
  return [
    ['rows', `${COUNT.format(survey.rows)}${days}; ${refused}`],
    ['format', formatText(format, form)],
    ['times', `${timeFormat}${clock}`],
    ['zone', zoneText],
    [
      'decimals',
      `'${decimal}' as decimal sign${forms.thousands === null ? '' : `, '${forms.thousands}' between thousands`}`,
    ],
    ...dailySettings(proposal),
    ...(proposal.table !== 'fact_ops_events' ? [['currency', proposal.currency] satisfies [string, string]] : []),
    ...(survey.statuses.size > 0 ? [['status', statusText(survey)] satisfies [string, string]] : []),
    ...(proposal.vendor ? vendorLines(proposal.vendor) : meaningLines(survey)),
    ...(unused.length > 0 ? [['not used', fileText(unused.join(', '), 200)] satisfies [string, string]] : []),
  ];
}

/** What the values of a daily table are taken for. */
function dailySettings({ daily }: Proposal): [string, string][] {
  if (!daily) return [];
  const { dimensions, totalRows, measures } = daily.table;
  const values = daily.metrics.map(({ title, measure, unit, direction }): string => {
    const form = 'agg' in measure ? (measures[measure.column]?.in ?? null) : null;
    const kind = 'agg' in measure ? (measure.agg === 'sum' ? '' : ', not summed') : `, ${measure[0]} / ${measure[1]}`;
    const harm = direction === null ? '' : direction === 'up' ? ', more is bad' : ', less is bad';
    return `${title}: ${unit ?? 'count'}${form === null ? '' : ` (in ${form})`}${kind}${harm}`;
  });
  const totals = Object.entries(totalRows).map(([name, texts]) => `${name} ${texts.join(' or ')}`);
  return [
    ...values.map((text, index): [string, string] => [index === 0 ? 'metrics' : '', fileText(text, 200)]),
    ...(dimensions.length > 0 ? [['sliced by', fileText(dimensions.join(', '), 200)] satisfies [string, string]] : []),
    ...(totals.length > 0
      ? [['totals', `rows with ${fileText(totals.join(', '), 200)}`] satisfies [string, string]]
      : []),
  ];
}

/** A format, and what is unusual in its form. */
function formatText(
  format: TableFormat,
  { delimiter, encoding, headerRow, footerRows, sheet, records }: FileForm,
): string {
  const isCsv = format === 'csv';
  return [
    FORMATS[format],
    ...(isCsv ? [`delimiter ${DELIMITERS[delimiter] ?? `'${delimiter}'`}`] : []),
    ...(sheet === null ? [] : [`sheet '${fileText(sheet)}'`]),
    ...(records === null ? [] : [`records in ${fileText(records)}`]),
    ...(encoding === 'utf-8' ? [] : [encoding]),
    ...(headerRow === 1 ? [] : [`header in line ${headerRow}`]),
    ...(footerRows === 0 ? [] : [`last ${footerRows === 1 ? 'row' : `${footerRows} rows`} left out`]),
  ].join(', ');
}

/** What export the file is, where its header tells. */
function titleLines({ file, proposal: { vendor, daily, columns, unused } }: Previewed): string[] {
  const isGa4 = daily !== undefined && isGa4Report([...Object.values(columns), ...unused]);
  const title = vendor?.title ?? (isGa4 ? 'Google Analytics 4 report' : null);
  return title === null ? [] : [`${file} is ${/^[AEIOU]/.test(title) ? 'an' : 'a'} ${title}.`];
}

/** What the settings of a known export take and leave out. */
function vendorLines({ settings }: ProposedExport): [string, string][] {
  const text = (name: string): string =>
    fileText(stringify(settings[name], { collectionStyle: 'flow', lineWidth: 0 }).trim(), 200);
  const titles = { amount_of: 'amount of', lines: 'lines', where: 'only rows', cancelled: 'not sold' };
  return Object.entries(titles).flatMap(([name, title]) => (settings[name] === undefined ? [] : [[title, text(name)]]));
}

/** What the status values are taken for, as far as it matters to revenue. */
function meaningLines({ statuses }: Survey): [string, string][] {
  const { cancelled, unclear } = statusMeanings(statuses.keys());
  return [
    ...(cancelled.length > 0 ? [['not sold', fileText(cancelled.join(', '), 200)] satisfies [string, string]] : []),
    ...(unclear.length > 0
      ? [
          ['unclear', `${fileText(unclear.join(', '), 200)}: counted as sold until 'cancelled' lists them`] satisfies [
            string,
            string,
          ],
        ]
      : []),
  ];
}

function statusText({ statuses }: Survey): string {
  const counted = [...statuses].sort((a, b) => b[1] - a[1]).map(([value, times]) => `${value} ${COUNT.format(times)}`);
  return fileText(counted.join(' · '), 200);
}

/** The line of the file, then each column that becomes one of ours; not what is made up where the file says nothing. */
function columnsOf({ proposal, survey, zone }: Previewed): TextColumn[] {
  const cells = (name: string): string[] => {
    const index = survey.columns.indexOf(name);
    return survey.shown.map((row) => cellText(name, row[index] ?? null, zone, proposal.dateOnly));
  };
  const lines = { head: ['line', ''], cells: cells('line'), isNumber: true };
  const columns = survey.columns.flatMap((name): TextColumn[] => {
    const theirs =
      proposal.columns[name] ?? madeOfVendor(proposal.vendor?.columns[name]) ?? madeOf(proposal.forms, name);
    if (theirs === null) return [];
    const head = [name, `← ${fileText(theirs, CELL_CHARACTERS)}`];
    return [
      { head, cells: cells(name), isNumber: hasDecimals(name) || proposal.daily?.table.measures[name] !== undefined },
    ];
  });
  return [lines, ...columns];
}

/** The columns that one of ours is made of; undefined for none. */
function madeOfVendor(declared: unknown): string | undefined {
  if (typeof declared !== 'object' || declared === null) return undefined;
  return Object.values(declared).flat().join(' ');
}

function cellText(name: string, value: string | null, zone: string, dateOnly: boolean): string {
  if (value === null) return '·';
  return name === 'ts' ? momentText(value, zone, dateOnly) : fileText(value, CELL_CHARACTERS);
}
