import { normalName } from '../../warehouse/mapping/normal-name.ts';
import type { ProposedTable } from '../../warehouse/mapping/known-names.ts';
import { stemOf } from './init-options.ts';

/**
 * A name for a file's source, as the config allows it.
 * @example sourceId('data/Sales 2024.csv.gz', 'fact_sales') // 'sales_2024'
 * @example sourceId('2024.csv', 'fact_sales') // 'sales_2024'
 */
export function sourceId(file: string, table: ProposedTable): string {
  const facts = table === 'fact_sales' ? 'sales' : 'events';
  const name = normalName(stemOf(file));
  if (name === '') return facts;
  return /^[a-z]/.test(name) ? name : `${facts}_${name}`;
}
