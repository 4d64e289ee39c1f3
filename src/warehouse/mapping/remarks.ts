import { areWhole } from './forms/minor-amount.ts';
import { byFrequency } from './by-frequency.ts';
import { knownNames } from './names/known-names.ts';
import type { Mapping } from './mapping.ts';
import type { ProposedForms } from './forms/proposed-forms.ts';
import { normalName } from './names/normal-name.ts';
import { isWholeCurrency } from './names/is-whole-currency.ts';
import { namedCurrency } from './names/named-currency.ts';
import { filledColumn, type Sample, type SampleColumn } from './sample.ts';

const DURATIONS = ['latency', 'duration', 'response_time', 'elapsed', 'elapsed_time', 'request_time', 'took'];

/** Minimum number of whole amounts by which they may be cents. */
const MIN_WHOLE = 20;

/** What whoever confirms a proposal should know of it. */
export function remarks(mapped: Mapping, made: ProposedForms, sample: Sample, currency: string): string[] {
  const unfit = [...mapped.unfit].flatMap(([factColumn, reason]) =>
    mapped.columns.has(factColumn) ? [] : [`no ${factColumn}: ${reason}`],
  );
  return [
    ...(mapped.table === 'fact_sales' ? salesRemarks(mapped, made, sample, currency) : eventRemarks(mapped, sample)),
    ...unfit,
  ];
}

function salesRemarks({ columns }: Mapping, { forms }: ProposedForms, sample: Sample, currency: string): string[] {
  const { header } = sample;
  const amount = columns.get('amount') ?? -1;
  const alternatives = unusedNames(columns, sample).filter((name) =>
    knownNames.fact_sales['amount']?.includes(normalName(name)),
  );
  const otherCurrencies = unusedNames(columns, sample).filter((name) =>
    knownNames.fact_sales['currency']?.includes(normalName(name)),
  );
  const foreign = byFrequency(filledColumn(sample, columns.get('currency') ?? -1).values).filter(
    (code) => code.toUpperCase() !== currency,
  );
  const order = header[columns.get('order_id') ?? -1] ?? '';
  const named = namedCurrency(header[amount] ?? '');
  const hasRefunds = filledColumn(sample, amount).values.some((text) => /^\D*[-(\u2212\u2013]|-\D*$/.test(text));
  return [
    ...(normalName(order) === 'id'
      ? [`'${order}' is used as the order id; if it identifies lines, choose another column`]
      : []),
    ...(alternatives.length > 0
      ? [
          `amount could also be ${alternatives.join(' or ')}; '${header[amount]}' is used: check that it is net and signed`,
        ]
      : []),
    ...(otherCurrencies.length > 0 && columns.has('currency')
      ? [
          `currency could also be ${otherCurrencies.join(' or ')}; '${header[columns.get('currency') ?? -1]}' is used: check that the amounts are in it`,
        ]
      : []),
    ...(hasRefunds || forms.lines.refund || forms.made.amount?.negativeWhere || !columns.has('amount')
      ? []
      : ['no amount is negative: refunds must be negative amounts in this column']),
    ...(named !== null && named !== currency && !columns.has('currency')
      ? [`'${header[amount]}' is in ${named} by its name, and is read as ${currency}: --currency ${named} if it is`]
      : []),
    ...(mayBeInMinorUnits(filledColumn(sample, amount), currency)
      ? [
          `'${header[amount]}' has no decimals: if it is in cents, declare 'amount: {plus: ${header[amount]}, in: minor_units}' in the config`,
        ]
      : []),
    ...(foreign.length > 0
      ? [
          `amounts in ${foreign.map((code) => code.toUpperCase()).join(', ')} need a source of fx_rates; without it, money metrics have no data on their days`,
        ]
      : []),
    ...(columns.has('line_no') || !columns.has('order_id') || forms.amountOf === 'order'
      ? []
      : ['order lines are numbered by position, so each order must be in a single file']),
  ];
}

/** Whether amounts are whole, and of as many digits as cents have. */
function mayBeInMinorUnits(column: SampleColumn, currency: string): boolean {
  const { values } = column;
  if (values.length < MIN_WHOLE || isWholeCurrency(currency) || !areWhole(column)) return false;
  const uneven = values.filter((text) => Math.abs(Number(text)) >= 100 && Number(text) % 10 !== 0);
  return uneven.length * 2 > values.length;
}

function eventRemarks({ columns }: Mapping, sample: Sample): string[] {
  if (columns.has('latency_ms')) return [];
  const duration = unusedNames(columns, sample).find((name) => DURATIONS.includes(normalName(name)));
  if (duration === undefined) return [];
  return [
    `'${duration}' is left out, because its unit is unknown; if it has milliseconds: --column latency_ms=${duration}`,
  ];
}

function unusedNames(columns: Mapping['columns'], { header }: Sample): string[] {
  const used = new Set(columns.values());
  return header.filter((_, index) => !used.has(index));
}
