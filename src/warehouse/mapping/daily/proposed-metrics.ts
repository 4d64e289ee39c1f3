import { knownNames } from '../names/known-names.ts';
import { normalName } from '../names/normal-name.ts';
import type { ProposedMetric } from './proposed-daily.ts';
import type { ValueMeaning } from './value-meaning.ts';

/** A value with its name in the config and the one that the file has for it. */
export interface NamedValue {
  readonly name: string;
  readonly from: string;
  readonly meaning: ValueMeaning;
  readonly hasNegative: boolean;
}

export interface ProposedDimensions {
  /** Those of which each value is followed. */
  readonly sliced: readonly string[];
  /** Those whose totals the file does not have. */
  readonly open: readonly string[];
}

const ORDERS = new Set(
  `orders order_count number_of_orders bestellungen auftrage anzahl_bestellungen anzahl_auftrage transactions purchases kaufe verkaufe
  ecommerce_purchases commandes pedidos ordini`.split(/\s+/),
);

/** The metrics of values, the default ones that they are among them, and what to know of those that can't be followed. */
export function proposedMetrics(
  values: readonly NamedValue[],
  { sliced, open }: ProposedDimensions,
): { readonly metrics: readonly ProposedMetric[]; readonly remarks: readonly string[] } {
  const revenue = bestRevenue(values);
  const orders = values.find(({ from, meaning }) => meaning.isSum && ORDERS.has(normalName(from)));
  const isWhole = ({ meaning }: NamedValue): boolean => meaning.isSum || open.length === 0;
  const metrics = values.filter(isWhole).map((value): ProposedMetric => {
    const { name, from, meaning, hasNegative } = value;
    const known = value === revenue ? 'revenue' : value === orders ? 'orders' : null;
    return {
      id: known ?? name,
      title: titleOf(from),
      measure: { agg: meaning.isSum ? 'sum' : 'given', column: name },
      unit: meaning.unit === 'count' ? null : meaning.unit,
      direction: meaning.direction,
      hasNegative,
      dimensions: sliced,
    };
  });
  return {
    metrics: [...metrics, ...orderValue(revenue, orders, values)],
    remarks: values.flatMap((value) =>
      isWhole(value)
        ? []
        : [
            `'${value.from}' is loaded, but no metric: it can't be summed over ${open.join(' and ')}. If it is a ratio of two columns, declare numerator and denominator`,
          ],
    ),
  };
}

/** A name of a database as a title, and one that is written for people as it is. */
function titleOf(name: string): string {
  if (!/^[a-z\d_]+$/.test(name)) return name;
  return `${name.charAt(0).toUpperCase()}${name.slice(1).replaceAll('_', ' ')}`;
}

function bestRevenue(values: readonly NamedValue[]): NamedValue | undefined {
  const known = knownNames.fact_sales['amount'] ?? [];
  const rank = ({ from }: NamedValue): number => known.indexOf(normalName(from));
  const candidates = values.filter(
    (value) => value.meaning.unit === 'currency' && value.meaning.isSum && rank(value) !== -1,
  );
  return candidates.sort((a, b) => rank(a) - rank(b))[0];
}

/** Where revenue and orders are there, the money per order is a ratio of them. */
function orderValue(
  revenue: NamedValue | undefined,
  orders: NamedValue | undefined,
  values: readonly NamedValue[],
): ProposedMetric[] {
  if (!revenue || !orders || values.some(({ name }) => name === 'average_order_value')) return [];
  return [
    {
      id: 'average_order_value',
      title: 'Average order value',
      measure: [revenue.name, orders.name],
      unit: 'currency',
      direction: null,
      hasNegative: false,
      dimensions: [],
    },
  ];
}
