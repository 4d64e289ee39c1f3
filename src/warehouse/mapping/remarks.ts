import { byFrequency } from './by-frequency.ts';
import { knownNames } from './names/known-names.ts';
import type { Mapping } from './mapping.ts';
import type { ProposedForms } from './forms/proposed-forms.ts';
import { normalName } from './names/normal-name.ts';
import { filledColumn, type Sample } from './sample.ts';

const DURATIONS = ['latency', 'duration', 'response_time', 'elapsed', 'elapsed_time', 'request_time', 'took'];

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
