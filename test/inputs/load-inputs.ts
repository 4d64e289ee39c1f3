import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { confirmProposal } from '../../src/cli/init/confirm-proposal.ts';
import { sourceLines } from '../../src/cli/init/text/config-text.ts';
import type { Environment } from '../../src/cli/init/environment.ts';
import { businessOf } from '../../src/cli/init/existing-config.ts';
import { fileGroups } from '../../src/cli/init/file-groups.ts';
import { formFromOptions, settingsFromOptions, type InitOptions } from '../../src/cli/init/init-options.ts';
import { loadSources } from '../../src/pipeline/load/load-sources.ts';
import { silent } from '../../src/pipeline/progress.ts';
import type { Database } from '../../src/store/connect/database.ts';
import { sqlWarehouse } from '../../src/warehouse/sql-warehouse.ts';
import type { TempFolder } from '../fixtures/temp-folder.ts';
import type { Input } from './input.ts';

const now = new Date('2026-11-28T06:00:00Z');

/** A file with what `init` proposes for it, as lines of a config. */
export interface ProposedInput {
  readonly id: string;
  readonly zone: string;
  readonly lines: readonly string[];
  /** How many of its rows can't be read so. */
  readonly rejected: number;
}

/** Proposes how a file is read, as `init --yes` does. @throws what `init` refuses it with */
export async function proposedInput(
  { file, content, flags = {} }: Omit<Input, 'totals'>,
  id: string,
  folder: TempFolder,
): Promise<ProposedInput> {
  await mkdir(join(folder.path, id));
  const path = await folder.write(join(id, file), content);
  const options: InitOptions = { config: '', ...flags };
  const { groups } = await fileGroups({ files: [path], areNamed: true, folder: null }, formFromOptions(options));
  const [group] = groups;
  if (!group) throw new Error(`${file} is no group of files`);
  const zone = flags.zone ?? 'UTC';
  const settings = settingsFromOptions(options, path, group.table.header, { zone, zoneFrom: 'option' });
  const environment: Environment = { now, zone, progress: silent, prompter: null, show: () => {}, columns: 120 };
  const confirmed = await confirmProposal(group, settings, true, environment);
  if (confirmed === null) throw new Error('the proposal was not taken');
  const { proposal, survey } = confirmed;
  const { form, table } = group;
  const place = {
    id,
    path: `${id}/${file}`,
    format: table.format,
    form,
    zone,
    restart: null,
    rejectedShare: 0,
    receives: false,
  };
  return { id, zone, rejected: survey.rejected, lines: sourceLines({ proposal, survey, ...place }) };
}

/** Loads files of one zone, each a source of its own, and returns what each comes to. */
export async function loadInputs(
  db: Database,
  inputs: readonly ProposedInput[],
  folder: TempFolder,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const zone = inputs[0]?.zone ?? 'UTC';
  const text = [
    `business: {name: Shop, zone: ${zone}, currency: EUR}`,
    'sources:',
    ...inputs.flatMap(({ lines }) => lines),
  ];
  const business = businessOf(text.join('\n'), join(folder.path, 'evenkeel.yaml'));
  await loadSources(sqlWarehouse(db), business, now, silent);
  const totals = new Map<string, string[]>();
  const add = (source: unknown, total: string): void =>
    void totals.set(String(source), [...(totals.get(String(source)) ?? []), total]);
  for (const sql of [SALES, EVENTS]) for (const { source, total } of await db.query(sql)) add(source, String(total));
  for (const { source, day, measure, dimensions, value } of await db.query(VALUES)) {
    const parts = Object.values(z.record(z.string(), z.string()).parse(JSON.parse(String(dimensions))));
    add(source, [day, measure, ...parts, Number(value)].join(' '));
  }
  return totals;
}

const MONEY = (sum: string): string =>
  `case when round(${sum}, 2) = ${sum} then cast(cast(${sum} as numeric(18, 2)) as text) else cast(cast(${sum} as numeric(18, 3)) as text) end`;

const SALES = `
  with days as (
    select
      source, day, currency,
      coalesce(sum(amount) filter (where kind <> 'cancelled'), 0) as net,
      coalesce(sum(amount) filter (where kind = 'refund'), 0) as refunds,
      count(distinct order_id) filter (where kind = 'sale') as orders
    from sales_lines
    group by source, day, currency
  )
  select source, cast(day as text) || ' ' || currency || ' ' || ${MONEY('net')} || ' ' || ${MONEY('refunds')} || ' ' || cast(orders as text) as total
  from days
  order by source, day, currency`;

const EVENTS = `
  select source, cast(business_day as text) || ' ' || service || ' ' || cast(count(*) as text) || ' ' ||
    cast(count(*) filter (where is_error) as text) as total
  from fact_ops_events
  group by source, business_day, service
  order by source, business_day, service`;

const VALUES = 'select source, cast(day as text) as day, measure, dimensions, value from daily_values';
