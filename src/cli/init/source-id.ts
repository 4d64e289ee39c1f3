import { latinName } from '../../warehouse/mapping/names/normal-name.ts';
import type { Proposal } from '../../warehouse/mapping/proposal.ts';
import { stemOf } from './init-options.ts';

/**
 * A name for a file's source, as the config allows it.
 * @example sourceId('data/Sales 2024.csv.gz', 'fact_sales') // 'sales_2024'
 * @example sourceId('2024.csv', 'fact_sales') // 'sales_2024'
 */
export function sourceId(file: string, table: Proposal['table']): string {
  const facts = { fact_sales: 'sales', fact_ops_events: 'events', daily_values: 'daily' }[table];
  const name = latinName(stemOf(file));
  if (name === '') return facts;
  return /^[a-z]/.test(name) ? name : `${facts}_${name}`;
}
