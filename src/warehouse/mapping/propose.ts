import { proposeDaily } from './daily/propose-daily.ts';
import { byFrequency } from './by-frequency.ts';
import { explanation } from './explanation.ts';
import { hasDecimals, numberReading } from './column-fit.ts';
import { mapping, type Mapping } from './mapping.ts';
import { namedCurrency } from './named-currency.ts';
import { namedZone, type NamedZone } from './named-zone.ts';
import { NO_CURRENCY, type Decisions, type Outcome, type Question } from './proposal.ts';
import { remarks } from './remarks.ts';
import { filledColumn, type Sample } from './sample.ts';
import { readsAs, timeReading, type TimeReading } from './time-reading.ts';

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
  const mappings = tables.map((table) => mapping(sample, table, decisions));
  const complete = mappings.filter(({ missing }) => missing.length === 0);
  const [best] = complete.sort((a, b) => b.columns.size - a.columns.size);
  // What has no number for each row, and values by day, is no list of facts.
  const mayBeDaily = decisions.table === undefined && Object.keys(decisions.columns).length === 0;
  const daily = mayBeDaily && !hasIdentity(best) ? proposeDaily(sample, decisions) : null;
  if (daily) return daily;
  if (!best) return { kind: 'impossible', found: explanation(sample, mappings) };
  return proposed(best, sample, decisions);
}

/** Whether rows are single orders or events by their number or kind. */
function hasIdentity(best: Mapping | undefined): boolean {
  return best?.columns.has('order_id') === true || best?.table === 'fact_ops_events';
}

function proposed(best: Mapping, sample: Sample, decisions: Decisions): Outcome {
  const time = timeOf(best, sample, decisions);
  if (time.kind === 'question') return time;
  const decimal = decimalOf(best, sample, decisions);
  if (typeof decimal !== 'string') return questionOutcome(decimal);
  const currency = currencyOf(best, sample, decisions);
  if (typeof currency !== 'string') return questionOutcome(currency);
  const inFileOrder = [...best.columns].sort(([, a], [, b]) => a - b);
  const used = new Set(best.columns.values());
  const proposal = {
    table: best.table,
    columns: Object.fromEntries(inFileOrder.map(([ours, index]) => [ours, sample.header[index] ?? ''])),
    timeFormat: time.format,
    dateOnly: time.dateOnly,
    namesZone: time.namesZone,
    timesZone: time.namesZone || time.dateOnly ? null : (decisions.fileZone ?? zoneOfTimes(best, sample)?.zone ?? null),
    decimal,
    currency,
    unused: sample.header.filter((_, index) => !used.has(index)),
    remarks: [...zoneRemarks(zoneOfTimes(best, sample), time, decisions), ...remarks(best, sample, currency)],
  };
  return { kind: 'proposal', proposal };
}

/** What a zone in the name of the time column leaves open. */
function zoneRemarks(named: NamedZone | null, { dateOnly, namesZone }: TimeForm, { fileZone }: Decisions): string[] {
  if (named === null || namesZone || fileZone !== undefined) return [];
  const says = `the name of the time column says ${named.words}`;
  if (dateOnly)
    return [`${says}, but days without times belong to the business's zone: export times to have them converted`];
  return named.isCertain ? [] : [`${says}: its times are read as of ${named.zone}; --file-zone for another zone`];
}

/** The zone in the name of the time column. */
function zoneOfTimes({ columns }: Mapping, { header }: Sample): NamedZone | null {
  return namedZone(header[columns.get('ts') ?? -1] ?? '');
}

type TimeForm = Extract<TimeReading, { kind: 'form' }>;

function timeOf(
  { columns }: Mapping,
  sample: Sample,
  { timeFormat }: Decisions,
): TimeForm | { kind: 'question'; question: Question } {
  const column = filledColumn(sample, columns.get('ts') ?? -1);
  const reading = timeReading(column);
  if (timeFormat !== undefined) return declaredForm(timeFormat, column.values, reading);
  if (reading.kind === 'form') return reading;
  if (reading.kind !== 'ambiguous') throw new Error(`${column.name} was mapped without a form of its times`);
  const { formats, example } = reading;
  return questionOutcome({ setting: 'time_format', column: column.name, formats, example });
}

function declaredForm(format: string, values: readonly string[], reading: TimeReading): TimeForm {
  if (reading.kind === 'form' && reading.format === format) return reading;
  const hasClock = values.some(
    (text) => readsAs(format, text) && /:\d\d/.test(text) && !/[ T]0?0:00(:00)?$/.test(text),
  );
  return { kind: 'form', format, dateOnly: !hasClock, namesZone: false };
}

function decimalOf({ columns }: Mapping, sample: Sample, { decimal }: Decisions): '.' | ',' | Question {
  if (decimal !== undefined) return decimal;
  const readings = [...columns].flatMap(([ours, index]) => {
    if (!hasDecimals(ours)) return [];
    const column = filledColumn(sample, index);
    return column.values.length === 0
      ? []
      : [{ name: column.name, reading: numberReading(column, sample.kinds[index] ?? 'text'), column }];
  });
  for (const { reading, column } of readings) {
    if (reading.kind === 'sign' && column.values.some((text) => text.includes(reading.sign))) return reading.sign;
  }
  for (const { reading, name } of readings) {
    if (reading.kind === 'ambiguous') return { setting: 'decimal', column: name, example: reading.example };
  }
  return '.';
}

/** The first of: the decision, the most frequent value in the rows, the name of the amount column. */
function currencyOf({ table, columns }: Mapping, sample: Sample, { currency }: Decisions): string | Question {
  if (currency !== undefined) return currency;
  if (table === 'fact_ops_events') return NO_CURRENCY;
  const index = columns.get('currency');
  const [code] = index === undefined ? [] : byFrequency(filledColumn(sample, index).values);
  const named = namedCurrency(sample.header[columns.get('amount') ?? -1] ?? '');
  return code ?? named ?? { setting: 'currency' };
}

function questionOutcome(question: Question): { kind: 'question'; question: Question } {
  return { kind: 'question', question };
}
