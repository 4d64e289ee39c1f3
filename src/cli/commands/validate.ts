import { fileValues } from '../../pipeline/load/file-values.ts';
import { unmatchedFilters } from '../../pipeline/load/unmatched-filters.ts';
import type { Context } from '../context.ts';

/** `evenkeel validate`: counts what a config that was read without an error declares, and names conditions that no row of its files meets. */
export async function validateCommand({ business }: Context, config: string): Promise<void> {
  const named = (kind: 'holiday' | 'event'): number =>
    new Set(business.holidays.filter((row) => row.kind === kind).map(({ holiday }) => holiday)).size;
  const counts = [
    counted(business.sources.length, 'source'),
    counted(business.metrics.length, 'metric'),
    ...(named('holiday') > 0 ? [counted(named('holiday'), 'holiday')] : []),
    ...(named('event') > 0 ? [counted(named('event'), 'event')] : []),
  ];
  process.stdout.write(`${config} is valid: ${counts.join(', ')}\n`);
  for (const text of await unmatchedFilters(business.metrics, fileValues(business))) process.stderr.write(`${text}\n`);
}

function counted(count: number, thing: string): string {
  return `${count} ${thing}${count === 1 ? '' : 's'}`;
}
