import { byFrequency } from './by-frequency.ts';
import { knownNames } from './known-names.ts';
import type { Mapping } from './mapping.ts';
import { normalName } from './normal-name.ts';
import { filledColumn, type Sample } from './sample.ts';

const DURATIONS = ['latency', 'duration', 'response_time', 'elapsed', 'elapsed_time', 'request_time', 'took'];

/** What whoever confirms a proposal should know of it. */
export function remarks(found: Mapping, sample: Sample, currency: string): string[] {
  const unfit = [...found.unfit].flatMap(([ours, reason]) =>
    found.columns.has(ours) ? [] : [`no ${ours}: ${reason}`],
  );
  return [...(found.table === 'fact_sales' ? ofSales(found, sample, currency) : ofEvents(found, sample)), ...unfit];
}

function ofSales({ columns }: Mapping, sample: Sample, currency: string): string[] {
  const { header } = sample;
  const amount = columns.get('amount') ?? -1;
  const others = unusedNames(columns, sample).filter((name) =>
    knownNames.fact_sales['amount']?.includes(normalName(name)),
  );
  const foreign = byFrequency(filledColumn(sample, columns.get('currency') ?? -1).values).filter(
    (code) => code !== currency,
  );
  const order = header[columns.get('order_id') ?? -1] ?? '';
  const hasRefunds = filledColumn(sample, amount).values.some((text) => text.startsWith('-'));
  return [
    ...(normalName(order) === 'id'
      ? [`'${order}' is taken for the order's number; if it numbers lines, say another`]
      : []),
    ...(others.length > 0
      ? [
          `amount could also be ${others.join(' or ')}; here it is '${header[amount]}', so see that it is net and signed`,
        ]
      : []),
    ...(hasRefunds ? [] : ['no amount is below zero: refunds belong in this column, as negative amounts']),
    ...(foreign.length > 0
      ? [`amounts in ${foreign.join(', ')} need a source of fx_rates; until then their days are No data for money`]
      : []),
    ...(columns.has('line_no')
      ? []
      : ['lines of an order are numbered as they stand, so an order is whole in one file']),
  ];
}

function ofEvents({ columns }: Mapping, sample: Sample): string[] {
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
