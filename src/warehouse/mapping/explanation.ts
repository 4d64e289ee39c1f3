import { factColumns } from '../load/fact-columns.ts';
import { knownNames, type ProposedTable } from './known-names.ts';
import type { Mapping } from './mapping.ts';
import { normalName } from './normal-name.ts';
import type { Sample } from './sample.ts';

const NAMES_SHOWN = 5;

const TITLES: Readonly<Record<ProposedTable, string>> = {
  fact_sales: 'sales',
  fact_ops_events: 'operational events',
};

/** Columns that come near to a needed one and are not it: what to do about them. */
const NEAR: Readonly<Record<string, { readonly names: readonly string[]; readonly advice: string }>> = {
  amount: {
    names: ['unit_price', 'price', 'price_each', 'price_per_unit', 'item_price', 'einzelpreis', 'stuckpreis', 'preis'],
    advice: 'is the price of one piece: add a column of quantity × price to the export, below zero for refunds',
  },
  is_error: {
    names: ['status_code', 'http_status', 'status', 'state', 'success', 'ok', 'result'],
    advice: 'says it in its own way: add a column to the export that is 1 for an error and 0 otherwise',
  },
};

/** Why a file can't be proposed: of each table what was found and what is missing, the nearest first. */
export function explanation(sample: Sample, mappings: readonly Mapping[]): string[] {
  const columns = sample.header.map((name) => `'${name}'`).join(', ');
  const nearest = [...mappings].sort((a, b) => found(b) - found(a) || b.columns.size - a.columns.size);
  return [
    `its columns are ${columns}`,
    ...nearest.flatMap((each) => [
      `as ${TITLES[each.table]} (${each.table}):`,
      ...[...new Set([...needed(each.table), ...each.missing])].map((ours) => `  ${lineOf(ours, each, sample)}`),
    ]),
  ];
}

function needed(table: ProposedTable): string[] {
  return factColumns[table].filter(({ optional }) => !optional).map(({ name }) => name);
}

function found({ table, missing }: Mapping): number {
  return needed(table).length - missing.length;
}

function lineOf(ours: string, { table, columns, unfit }: Mapping, { header }: Sample): string {
  const index = columns.get(ours);
  if (index !== undefined) return `${ours}: found, '${header[index]}'`;
  const reason = unfit.get(ours);
  const instead =
    ours === 'currency' ? '; export codes, or leave it out with --column currency= and say --currency' : '';
  if (reason !== undefined) return `${ours}: missing; ${reason}${instead}`;
  const near = header.find((name) => NEAR[ours]?.names.includes(normalName(name)));
  if (near !== undefined) return `${ours}: missing; '${near}' ${NEAR[ours]?.advice}`;
  const names = (knownNames[table][ours] ?? []).slice(0, NAMES_SHOWN).join(', ');
  return `${ours}: missing; no column has a name such as ${names}`;
}
