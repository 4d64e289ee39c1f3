import { proposeDaily } from './daily/propose-daily.ts';
import { otherTable } from './daily/other-table.ts';
import { byFrequency } from './by-frequency.ts';
import { explanation } from './explanation.ts';
import { hasDecimals, timesReading } from './column-fit.ts';
import { numbersReading, type DecimalReading } from './decimal-sign.ts';
import type { ProposedTable } from './names/known-names.ts';
import { orderRows, type OrderRows } from './order-rows.ts';
import { proposedForms, type ProposedForms } from './forms/proposed-forms.ts';
import { totalRows } from './forms/total-rows.ts';
import { timeColumn } from './forms/two-column-time.ts';
import { mapping, type Mapping } from './mapping.ts';
import { isWholeCurrency } from './names/is-whole-currency.ts';
import { namedCurrency } from './names/named-currency.ts';
import { NO_CURRENCY, type Decisions, type Outcome, type Question } from './proposal.ts';
import { remarks } from './remarks.ts';
import { filledColumn, type Sample } from './sample.ts';
import { signedCurrency } from './signed-currency.ts';
import { readsAs, readsAsDay } from './times/reads-as.ts';
import type { TimeReading } from './times/time-reading.ts';
import { proposedZone } from './proposed-zone.ts';

/**
 * What a file could be, judged by its first rows: a proposal, the next question to settle before there can be one, or
 * why there can't. Whoever asks puts the answer among the decisions and calls again.
 */
export function propose(sample: Sample, decisions: Decisions): Outcome {
  if (decisions.table === 'daily_values')
    return (
      proposeDaily(sample, decisions) ?? {
        kind: 'impossible',
        found: ['it has no column of days beside columns of numbers'],
      }
    );
  const tables = decisions.table === undefined ? (['fact_sales', 'fact_ops_events'] as const) : [decisions.table];
  const candidates = tables.map((table) => candidate(table, sample, decisions));
  const complete = candidates.filter(({ missing }) => missing.length === 0);
  const [best] = complete.sort((a, b) => b.mapped.columns.size - a.mapped.columns.size);
  // What has no number for each row, and values by day, is no list of facts.
  const mayBeDaily = decisions.table === undefined && Object.keys(decisions.columns).length === 0;
  const daily = mayBeDaily && !hasIdentity(best) ? proposeDaily(sample, decisions) : null;
  if (daily) return daily;
  const hasOrders = candidates.some(({ mapped }) => mapped.table === 'fact_sales' && mapped.columns.has('order_id'));
  const other = mayBeDaily && !hasIdentity(best) ? otherTable(sample, hasOrders) : null;
  if (other !== null) return { kind: 'impossible', found: [other] };
  if (!best) {
    const mappings = candidates.map(({ mapped, missing }) => ({ ...mapped, missing }));
    return { kind: 'impossible', found: explanation(sample, mappings) };
  }
  const { columns, table } = best.mapped;
  const totals = table === 'fact_sales' ? totalRows(sample, columns, best.made.forms.fillDown) : null;
  return totals === null ? proposed(best, decisions) : { kind: 'impossible', found: [totals] };
}

/** Whether rows are single orders or events by their number or kind. */
function hasIdentity(best: Candidate | undefined): boolean {
  return best?.mapped.columns.has('order_id') === true || best?.mapped.table === 'fact_ops_events';
}

/** How a file could be read as facts of a table. */
interface Candidate {
  readonly mapped: Mapping;
  readonly made: ProposedForms;
  /** The rows that columns are judged by. */
  readonly sample: Sample;
  /** Required fact columns without a file column or a form. */
  readonly missing: readonly string[];
}

function candidate(table: ProposedTable, all: Sample, decisions: Decisions): Candidate {
  const order = table === 'fact_sales' ? orderRows(all, decisions) : NO_ORDERS(all);
  const named = order.order === null ? undefined : (all.header[order.order] ?? '');
  const columns = named === undefined ? decisions.columns : { order_id: named, ...decisions.columns };
  const mapped = mapping(order.sample, table, { ...decisions, columns });
  const made = proposedForms(mapped, order, all, decisions);
  const missing = mapped.missing.filter((name) => !(name in made.forms.made));
  return { mapped: { ...mapped, unfit: made.unfit }, made, sample: order.sample, missing };
}

const NO_ORDERS = (sample: Sample): OrderRows => ({ sample, amountOf: 'line', fillDown: false, order: null });

function proposed({ mapped, made, sample }: Candidate, decisions: Decisions): Outcome {
  const time = timeOf(mapped, made, sample, decisions);
  if (time.kind === 'question') return time;
  const currency = currencyOf(mapped, sample, decisions);
  if (typeof currency !== 'string') return questionOutcome(currency);
  const numbers = numbersOf(mapped, made, sample, { ...decisions, currency });
  if (numbers.kind === 'question') return numbers;
  const { lineKinds } = made;
  const named = [...mapped.columns, ...(lineKinds ? [['line_kind', lineKinds.index] as const] : [])];
  const inFileOrder = named.filter(([ours]) => !(ours in made.forms.made)).sort(([, a], [, b]) => a - b);
  const zone = proposedZone(mapped, sample, time, decisions);
  const used = new Set([
    ...mapped.columns.values(),
    ...made.used,
    ...zone.used,
    ...(lineKinds ? [lineKinds.index] : []),
  ]);
  const proposal = {
    table: mapped.table,
    columns: Object.fromEntries(inFileOrder.map(([ours, index]) => [ours, sample.header[index] ?? ''])),
    timeFormat: time.format,
    dateOnly: time.dateOnly,
    namesZone: time.namesZone,
    timesZone: zone.zone,
    decimal: numbers.sign,
    forms: { ...made.forms, thousands: numbers.thousands },
    ...(lineKinds && { lineKinds: lineKinds.kinds }),
    round: made.round,
    currency,
    unused: sample.header.filter((_, index) => !used.has(index)),
    remarks: [...zone.remarks, ...made.remarks, ...remarks(mapped, made, sample, currency)],
  };
  return { kind: 'proposal', proposal };
}

type TimeForm = Extract<TimeReading, { kind: 'form' }>;

function timeOf(
  mapped: Mapping,
  made: ProposedForms,
  sample: Sample,
  { timeFormat }: Decisions,
): TimeForm | { kind: 'question'; question: Question } {
  const column = timeColumn(mapped, made.forms.made.ts, sample);
  const reading = timesReading(column);
  if (timeFormat !== undefined) return declaredForm(timeFormat, column.values, reading);
  if (reading.kind === 'form') return reading;
  if (reading.kind !== 'ambiguous') throw new Error(`${column.name} was mapped without a form of its times`);
  const { formats, example } = reading;
  return questionOutcome({ setting: 'time_format', column: column.name, formats, example });
}

function declaredForm(format: string, values: readonly string[], reading: TimeReading): TimeForm {
  if (reading.kind === 'form' && reading.format === format) return reading;
  const hasClock = values.some((text) => readsAs(format, text) && !readsAsDay(format, text));
  const isEpoch = format.startsWith('epoch');
  return { kind: 'form', format, dateOnly: !hasClock && !isEpoch, namesZone: isEpoch || /Z/.test(format) };
}

function numbersOf(
  { columns }: Mapping,
  { amounts }: ProposedForms,
  sample: Sample,
  { decimal, currency }: Decisions,
): Extract<DecimalReading, { kind: 'sign' }> | { kind: 'question'; question: Question } {
  const money = [columns.get('amount') ?? -1, ...amounts];
  const indexes = [...columns].flatMap(([ours, index]) => (hasDecimals(ours) && ours !== 'amount' ? [index] : []));
  const textColumns = [...money, ...indexes]
    .filter((index) => sample.kinds[index] === 'text')
    .map((index) => ({ ...filledColumn(sample, index), isMoney: money.includes(index) }));
  const reading = numbersReading(textColumns, decimal);
  if (reading.kind === 'sign') return reading;
  if (reading.kind === 'none') return { kind: 'sign', sign: decimal ?? '.', thousands: null };
  const { name = '', isMoney = false } = textColumns[reading.column] ?? {};
  const separator = /[.,]/.exec(reading.example)?.[0];
  if (isMoney && separator !== undefined && currency !== undefined && isWholeCurrency(currency))
    // A sign before three digits stands between thousands.
    return { kind: 'sign', sign: separator === ',' ? '.' : ',', thousands: separator === ',' ? ',' : '.' };
  return questionOutcome({ setting: 'decimal', column: name, example: reading.example });
}

/** The first of: the decision, the most frequent value in the rows, the name of the amount column. */
function currencyOf({ table, columns }: Mapping, sample: Sample, { currency }: Decisions): string | Question {
  if (currency !== undefined) return currency;
  if (table === 'fact_ops_events') return NO_CURRENCY;
  const index = columns.get('currency');
  const [code] = index === undefined ? [] : byFrequency(filledColumn(sample, index).values);
  const named = namedCurrency(sample.header[columns.get('amount') ?? -1] ?? '');
  return (
    code?.toUpperCase() ??
    named ??
    signedCurrency(filledColumn(sample, columns.get('amount') ?? -1).values) ?? { setting: 'currency' }
  );
}

function questionOutcome(question: Question): { kind: 'question'; question: Question } {
  return { kind: 'question', question };
}
