import { stringify } from 'yaml';
import { addDays, dayFromEpochMs, isoDay } from '../../calendar/day.ts';
import { zone as zoneOf } from '../../calendar/zone.ts';
import { NO_CURRENCY, type Proposal } from '../../warehouse/mapping/proposal.ts';
import type { FileForm } from '../../warehouse/files/file-form.ts';
import type { TableFormat } from '../../warehouse/files/table-file.ts';
import type { Survey } from '../../warehouse/mapping/survey.ts';
import { fileText } from './file-text.ts';
import { statusMeanings } from './status-meanings.ts';

const OLD_MS = 30 * 86_400_000;

/** What goes into a config. */
export interface Confirmed {
  readonly proposal: Proposal;
  readonly survey: Survey;
  /** Of the source. */
  readonly id: string;
  /** From the config's folder to the file. */
  readonly path: string;
  readonly format: TableFormat;
  readonly form: FileForm;
  readonly zone: string;
  readonly name: string;
}

/** The config of a business with one source, every guess declared and explained. */
export function configText(confirmed: Confirmed, now: Date): string {
  const { proposal, survey, id, path, zone, name } = confirmed;
  return `${[
    `# Made by \`evenkeel init\` from ${fileText(path)}. What it proposed is declared here, and this file is what counts.`,
    '# All settings: docs/config.md. Check it with `evenkeel validate`, run it with `evenkeel run`.',
    'business:',
    setting(2, 'name', name),
    setting(2, 'zone', zone, 'where its days begin and end'),
    currencyLine(proposal),
    ...asOfLines(survey, zone, now),
    'sources:',
    `  ${id}:`,
    setting(4, 'table', proposal.table),
    setting(4, 'path', path, '* in the name takes several files: sales-*.csv'),
    '    columns: # ours: what the file calls it, in the order of the file',
    ...Object.entries(proposal.columns).map(([ours, theirs]) => setting(6, ours, theirs, MEANINGS[ours])),
    ...unusedLines(proposal),
    ...timeLines(proposal, zone),
    ...formLines(confirmed),
    ...statusLines(survey),
    ...rejectLines(survey),
  ].join('\n')}\n`;
}

const MEANINGS: Readonly<Record<string, string>> = {
  amount: "the line's money, below zero for refunds",
  latency_ms: 'milliseconds',
  is_error: '1 or true, 0 or false',
};

function currencyLine({ currency }: Proposal): string {
  if (currency !== NO_CURRENCY) return setting(2, 'currency', currency, 'in which its money is counted');
  return setting(2, 'currency', currency, 'no money in this file; put the ISO code of yours, such as EUR');
}

/** Runs on data of the past take place the day after their end, so that their last days are judged. */
function asOfLines({ last }: Survey, zone: string, now: Date): string[] {
  if (last === null) return [];
  const moment = new Date(last).getTime();
  if (now.getTime() - moment < OLD_MS) return [];
  const dayAfter = addDays(dayFromEpochMs(zoneOf(zone).localTime(moment)), 1);
  return [
    setting(
      2,
      'as_of',
      `${isoDay(dayAfter)}T08:00`,
      'the data end here, so runs take place then; remove it for live data',
    ),
  ];
}

function timeLines({ timeFormat, dateOnly, namesZone, timesZone }: Proposal, zone: string): string[] {
  return [
    setting(4, 'time_format', timeFormat),
    ...(dateOnly ? [setting(4, 'date_only', true, 'the file has days without times')] : []),
    ...(dateOnly || namesZone
      ? []
      : [
          timesZone === null
            ? setting(4, 'zone', zone, "of the file's times, which don't name one")
            : setting(4, 'zone', timesZone, "of the file's times"),
        ]),
  ];
}

function formLines({ format, form, proposal }: Confirmed): string[] {
  return [
    ...(format === 'csv' ? [setting(4, 'delimiter', form.delimiter)] : []),
    ...(form.encoding === 'utf-8' ? [] : [setting(4, 'encoding', form.encoding)]),
    ...(form.sheet === null ? [] : [setting(4, 'sheet', form.sheet)]),
    ...(form.records === null
      ? []
      : [setting(4, 'records', form.records, 'where the file holds its array of records')]),
    ...(form.headerRow === 1 ? [] : [setting(4, 'header_row', form.headerRow, 'the lines above it are left out')]),
    ...(form.footerRows === 0
      ? []
      : [setting(4, 'footer_rows', form.footerRows, 'rows at the end that are left out, such as totals')]),
    ...(format === 'json' ? [setting(4, 'column_order', 'any')] : []),
    setting(4, 'decimal', proposal.decimal),
    ...(proposal.table === 'fact_sales' && proposal.columns['currency'] === undefined
      ? [setting(4, 'currency', proposal.currency, "of the file's amounts")]
      : []),
  ];
}

function statusLines({ statuses }: Survey): string[] {
  if (statuses.size === 0) return [];
  const values = [...statuses.keys()].slice(0, 12).map((value) => fileText(value, 30));
  const { cancelled, adjustment, unclear } = statusMeanings(statuses.keys());
  return [
    `    # values of status in the file: ${values.join(', ')}`,
    ...(cancelled.length > 0 ? [setting(4, 'cancelled', cancelled, 'not sold: cancelled, failed or not paid')] : []),
    ...(unclear.length > 0
      ? [`    # counted as sold until you move them to cancelled: ${fileText(unclear.join(', '), 200)}`]
      : []),
    ...(adjustment.length > 0 ? [setting(4, 'adjustment', adjustment, 'kept apart from refunds')] : []),
  ];
}

function unusedLines({ unused }: Proposal): string[] {
  return unused.length === 0 ? [] : [`    # not used: ${fileText(unused.join(', '), 200)}`];
}

function rejectLines({ rows, rejected, rejects }: Survey): string[] {
  if (rejected === 0) return [];
  return [
    `    # ${rejected} of ${rows} rows can't be read, so the load will refuse the file; mend them, or allow a share of them:`,
    `    # max_rejected_share: ${Math.ceil((rejected / rows) * 10_000) / 10_000}`,
    ...(rejects.some(({ reason }) => reason.includes('decimals'))
      ? ['    # round: true # rounds values with more decimals than are kept']
      : []),
  ];
}

function setting(
  indent: number,
  name: string,
  value: string | number | boolean | readonly string[],
  comment?: string,
): string {
  return `${' '.repeat(indent)}${name}: ${yamlText(value)}${comment === undefined ? '' : ` # ${comment}`}`;
}

/** A value on one line: in quotes if it is a single sign, or has line ends, as a column's name may. */
function yamlText(value: string | number | boolean | readonly string[]): string {
  if (typeof value === 'string' && (value.length === 1 || /\p{Cc}/u.test(value))) return JSON.stringify(value);
  return stringify(value, { collectionStyle: 'flow', lineWidth: 0 }).trimEnd();
}
