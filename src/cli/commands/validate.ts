import type { Context } from '../context.ts';

/** `evenkeel validate`: counts what a config that was read without an error declares. */
export function validateCommand({ business }: Context, config: string): void {
  const named = (kind: 'holiday' | 'event'): number =>
    new Set(business.holidays.filter((row) => row.kind === kind).map(({ holiday }) => holiday)).size;
  const counts = [
    counted(business.sources.length, 'source'),
    counted(business.metrics.length, 'metric'),
    ...(named('holiday') > 0 ? [counted(named('holiday'), 'holiday')] : []),
    ...(named('event') > 0 ? [counted(named('event'), 'event')] : []),
  ];
  process.stdout.write(`${config} is valid: ${counts.join(', ')}\n`);
}

function counted(count: number, thing: string): string {
  return `${count} ${thing}${count === 1 ? '' : 's'}`;
}
