import { factColumns } from '../load/fact-columns.ts';
import { formNames } from './forms/form-names.ts';
import { minorNames } from './forms/minor-amount.ts';
import { minorPriceNames } from './forms/product-amount.ts';
import { sideNames } from './forms/two-sided-amount.ts';
import { knownNames, type ProposedTable } from './names/known-names.ts';
import type { Mapping } from './mapping.ts';
import { normalName } from './names/normal-name.ts';
import type { Sample } from './sample.ts';

const MAX_LISTED_NAMES = 5;

const TITLES: Readonly<Record<ProposedTable, string>> = {
  fact_sales: 'sales',
  fact_ops_events: 'operational events',
};

/** Columns that are related to a required one but can't be used, with advice. */
const RELATED: Readonly<
  Record<string, readonly { readonly names: readonly string[]; readonly advice: string }[] | undefined>
> = {
  amount: [
    {
      names: formNames.unitPrice,
      advice: 'is a unit price: with a column of quantities, amount would be their product',
    },
    {
      names: minorNames,
      advice: 'is in cents by its name, but its values are not whole numbers',
    },
    {
      names: minorPriceNames,
      advice: 'is a unit price in cents: with a column of quantities and whole numbers, amount would be their product',
    },
    {
      names: ['line_items', 'lineitems', 'items', 'order_items', 'order_lines', 'lines'],
      advice:
        'holds the lines of each order, which are not read: export the total of each order, or a row for each line',
    },
    {
      names: sideNames,
      advice:
        "holds money of one direction alone: declare how both make the amount in a config of your own, such as 'amount: {plus: Credit, less: Debit}'",
    },
  ],
  is_error: [
    {
      names: [...formNames.status, ...formNames.level, ...formNames.success],
      advice:
        "has another coding: declare which values are errors in the config, 'is_error: {column: NAME, values: [...]}', or export a column that is 1 for an error and 0 otherwise",
    },
  ],
};

/** Explains why no mapping can be proposed: found and missing columns of each table, the closest table first. */
export function explanation(sample: Sample, mappings: readonly Mapping[]): string[] {
  const columns = sample.header.map((name) => `'${name}'`).join(', ');
  const closest = [...mappings].sort((a, b) => foundCount(b) - foundCount(a) || b.columns.size - a.columns.size);
  return [
    sample.header.length === 1 ? oneColumn(sample.header[0] ?? '') : `its columns are ${columns}`,
    ...(sample.header.every((name) => /^'.*'$/.test(name))
      ? ['its values are in single quotes, which belong to them in CSV: export the file with double quotes, or without']
      : []),
    ...closest.flatMap((each) => [
      `as ${TITLES[each.table]} (${each.table}):`,
      ...[...new Set([...requiredColumns(each.table), ...each.missing])].map(
        (factColumn) => `  ${lineOf(factColumn, each, sample)}`,
      ),
    ]),
  ];
}

/** A file whose delimiter was not found. */
function oneColumn(name: string): string {
  return /\S {2,}\S/.test(name)
    ? `its columns are aligned by spaces, which can't be read: export the file with a delimiter such as a comma`
    : `it has one column, '${name}': if a sign separates its values, name it with --delimiter`;
}

function requiredColumns(table: ProposedTable): string[] {
  return factColumns[table].filter(({ optional }) => !optional).map(({ name }) => name);
}

function foundCount({ table, missing }: Mapping): number {
  return requiredColumns(table).length - missing.length;
}

function lineOf(factColumn: string, { table, columns, unfit, missing }: Mapping, { header }: Sample): string {
  const index = columns.get(factColumn);
  if (index !== undefined) return `${factColumn}: found, '${header[index]}'`;
  if (!missing.includes(factColumn)) return `${factColumn}: found, made of other columns`;
  const reason = unfit.get(factColumn);
  const instead =
    factColumn === 'currency' ? '; export ISO codes, or exclude it with --column currency= and set --currency' : '';
  if (reason !== undefined) return `${factColumn}: missing; ${reason}${instead}`;
  for (const { names, advice } of RELATED[factColumn] ?? []) {
    const related = header.find((name) => names.includes(normalName(name)));
    if (related !== undefined) return `${factColumn}: missing; '${related}' ${advice}`;
  }
  const names = (knownNames[table][factColumn] ?? []).slice(0, MAX_LISTED_NAMES).join(', ');
  return `${factColumn}: missing; no column has a name such as ${names}`;
}
