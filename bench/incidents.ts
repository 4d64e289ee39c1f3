import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { updateIncidents } from '../src/pipeline/incidents/update-incidents.ts';
import type { Database } from '../src/store/connect/database.ts';
import { number } from '../src/store/row.ts';
import { openStore } from '../src/store/connect/open.ts';
import { metric } from '../test/fixtures/metrics.ts';

const SLICES = 1000;
const DAYS = 730;
const FIRST = '2024-01-01';
const DECLARED = { metrics: [metric({ id: 'sales', title: 'Sales', dimensions: ['product'] })], currency: 'EUR' };

/**
 * Processor time to derive the incidents of a metric in 1,000 slices from 730 days of verdicts, and of one day more: one in a hundred days of
 * a slice is an alert by chance, one slice is out for good since the 700th day, and the whole drops on the last one.
 */
export async function incidentsBench(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'evenkeel-bench-'));
  const db = await openStore(join(folder, 'store.duckdb'));
  try {
    await saveVerdicts(db, 1, 0, DAYS - 1);
    console.log(`  ${DAYS} days of ${SLICES} slices   ${await measured(db, 1)}`);
    await saveVerdicts(db, 2, DAYS, DAYS);
    console.log(`  one day more             ${await measured(db, 2)}`);
  } finally {
    await db.close();
    await rm(folder, { recursive: true });
  }
}

async function measured(db: Database, runId: number): Promise<string> {
  const [began, cpu] = [performance.now(), process.cpuUsage()];
  await db.transaction(async () => updateIncidents(db, DECLARED, runId));
  const { user, system } = process.cpuUsage(cpu);
  const [row] = await db.query('select count(*) as incidents from incidents');
  const seconds = (microseconds: number): string => (microseconds / 1e6).toFixed(2);
  return `${seconds(user + system)} s of processor time, ${seconds(1000 * (performance.now() - began))} s; ${row ? number(row, 'incidents') : 0} incidents`;
}

async function saveVerdicts(db: Database, runId: number, first: number, last: number): Promise<void> {
  await db.query(
    `insert into verdicts
       (metric, slice, day, run_id, status, value, yhat, spread, scale, known_days, windows, score, deviation, favourable,
        decided_by, rule_hash, model_version, reconstructed)
     select
       'sales', slice, cast($1 as date) + cast(d as integer), $2,
       case when change < -0.5 then 'critical' when change < 0 then 'warning' else 'normal' end,
       usual * (1 + change), usual, 0.05, 'log', 400, '[]', 20 * change, change, false,
       case when change < 0 then 'forecast_error' else 'within' end, 'bench', 'bench', false
     from (
       select
         d, case when s = 0 then '' else 'product=' || s end as slice, case when s = 0 then 100000 when s = 7 then 5000 else 100 end as usual,
         case
           when s = 0 then case when d = ${DAYS} then -0.3 else 0 end
           when s = 7 and d >= 700 then -0.9
           when (s * 7919 + d * 104729) % 1009 < 10 then -0.23
           else 0
         end as change
       from generate_series($3::bigint, $4::bigint) as days (d), generate_series(0, ${SLICES}) as slices (s)
     ) as all_days`,
    [FIRST, runId, first, last],
  );
}
