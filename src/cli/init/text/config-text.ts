import { stringify } from 'yaml';
import type { FileForm } from '../../../warehouse/files/file-form.ts';
import type { TableFormat } from '../../../warehouse/files/table-file.ts';
import { timeForms } from '../../../warehouse/files/times/time-forms.ts';
import type { Proposal } from '../../../warehouse/mapping/proposal.ts';
import type { Survey } from '../../../warehouse/mapping/survey.ts';
import type { NumbersRestart } from '../../../warehouse/source.ts';
import { fileText } from './file-text.ts';
import { dailyColumnLines } from './daily-lines.ts';
import { amountSetting, lineSetting, madeColumns } from '../form-settings.ts';
import { statusMeanings } from '../status-meanings.ts';

/** A source of a config. */
export interface ConfirmedSource {
  readonly proposal: Proposal;
  readonly survey: Survey;
  readonly id: string;
  /** From the config's folder to its files. */
  readonly path: string | readonly string[];
  readonly format: TableFormat;
  readonly form: FileForm;
  /** The business's. */
  readonly zone: string;
  /** When its order numbers begin again; null if they don't. */
  readonly restart: NumbersRestart | null;
  /** The share of its rows that is left out; 0 where none is. */
  readonly rejectedShare: number;
  /** Whether the API takes rows for it, too. */
  readonly receives: boolean;
}

/** The lines of a source under `sources`, every guess declared and explained. */
export function sourceLines(confirmed: ConfirmedSource): string[] {
  const { proposal, survey, id, path, zone, restart, rejectedShare, receives } = confirmed;
  return [
    `  ${id}:`,
    setting(4, 'table', proposal.table),
    setting(4, 'path', path, typeof path === 'string' ? '* in the name takes several files: sales-*.csv' : undefined),
    ...(receives ? [setting(4, 'receives', true, `POST /api/v1/facts/${proposal.table} takes rows, too`)] : []),
    ...(proposal.daily ? dailyColumnLines(proposal) : columnLines(proposal)),
    ...Object.entries(proposal.vendor?.settings ?? {}).map(([name, value]) => setting(4, name, value)),
    ...orderLines(proposal),
    ...(proposal.lineKinds === undefined
      ? []
      : [setting(4, 'line_kinds', proposal.lineKinds, 'lines that sell no goods: neither sales nor refunds')]),
    ...unusedLines(proposal),
    ...timeLines(proposal, zone),
    ...formLines(confirmed),
    ...(proposal.vendor ? [] : statusLines(survey)),
    ...(restart === null
      ? []
      : [setting(4, 'numbers_restart', restart, 'the same order number is another order then')]),
    ...(rejectedShare === 0
      ? []
      : [
          setting(
            4,
            'max_rejected_share',
            rejectedShare,
            'rows that can not be read are left out, and listed in rejects.csv',
          ),
        ]),
  ];
}

function columnLines({ columns, forms, vendor }: Proposal): string[] {
  const meaningOf = (ours: string): string | undefined =>
    ours === 'amount' && forms.amountOf === 'order' ? 'the total of the order' : MEANINGS[ours];
  return [
    vendor
      ? `    columns: # ${vendor.title}; ours: what the file calls it`
      : '    columns: # ours: what the file calls it, in the order of the file',
    ...Object.entries(vendor?.columns ?? columns).map(([ours, theirs]) => setting(6, ours, theirs, meaningOf(ours))),
    ...Object.entries(madeColumns(forms)).map(([ours, form]) => setting(6, ours, form, MADE_MEANINGS[ours])),
  ];
}

/** Orders of several rows, and further lines in columns of their own. */
function orderLines({ forms }: Proposal): string[] {
  return [
    ...(forms.amountOf === 'line'
      ? []
      : [setting(4, 'amount_of', forms.amountOf, 'its total, on the first of its rows or on each')]),
    ...(forms.items === null
      ? []
      : [setting(4, 'items', amountSetting(forms.items), 'the amount of a row: rows become lines where they add up')]),
    ...(forms.fillDown
      ? [setting(4, 'fill_down', true, 'rows below the first of an order leave its values blank')]
      : []),
    ...Object.entries(forms.lines).map(([kind, line], index) =>
      index === 0
        ? `    lines: # further lines of a row, in columns of their own\n${setting(6, kind, lineSetting(line))}`
        : setting(6, kind, lineSetting(line)),
    ),
  ];
}

const MADE_MEANINGS: Readonly<Record<string, string>> = {
  order_id: 'the file has no order numbers',
  is_error: 'which values are errors',
};

const MEANINGS: Readonly<Record<string, string>> = {
  amount: "the line's money, below zero for refunds",
  latency_ms: 'milliseconds',
  is_error: '1 or true, 0 or false',
};

function timeLines({ timeFormat, dateOnly, namesZone, timesZone, daily }: Proposal, zone: string): string[] {
  return [
    timeForms(timeFormat).length === 1
      ? setting(4, 'time_format', timeFormat)
      : setting(4, 'time_format', timeForms(timeFormat), 'the first that reads a time is taken'),
    ...(dateOnly && !daily ? [setting(4, 'date_only', true, 'the file has days without times')] : []),
    ...(dateOnly || namesZone
      ? []
      : [
          timesZone === null
            ? setting(4, 'zone', zone, "of the file's times, which don't name one")
            : setting(4, 'zone', timesZone, "of the file's times"),
        ]),
  ];
}

function formLines({ format, form, proposal }: ConfirmedSource): string[] {
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
    ...(format === 'json' && !proposal.daily && !proposal.vendor ? [setting(4, 'column_order', 'any')] : []),
    setting(4, 'decimal', proposal.decimal),
    ...(proposal.forms.thousands === null ? [] : [setting(4, 'thousands', proposal.forms.thousands)]),
    ...(proposal.round ? [setting(4, 'round', true, 'amounts have more decimals than the four that are kept')] : []),
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

/** A line of a config. */
export function setting(indent: number, name: string, value: unknown, comment?: string): string {
  return `${' '.repeat(indent)}${name}: ${yamlText(value)}${comment === undefined ? '' : ` # ${comment}`}`;
}

/** A value on one line: in quotes if it is a single sign, or has line ends, as a column's name may. */
function yamlText(value: unknown): string {
  if (typeof value === 'string' && (value.length === 1 || /\p{Cc}/u.test(value))) return JSON.stringify(value);
  return stringify(value, { collectionStyle: 'flow', lineWidth: 0 }).trimEnd();
}
