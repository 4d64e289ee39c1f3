import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { addDays, dayFromIso, isoDay, weekday, type Day } from '../src/calendar/day.ts';
import { context } from '../src/cli/context.ts';
import { random } from '../src/demo/chance/random.ts';
import type { Progress } from '../src/pipeline/progress.ts';
import { readModel } from '../src/pipeline/read/read-model.ts';
import { run } from '../src/pipeline/run.ts';
import { openStore } from '../src/store/connect/open.ts';
import { measured } from './load/measured.ts';

const program = join(fileURLToPath(new URL('..', import.meta.url)), 'bin/evenkeel.js');

const SLICES = Number(process.env['EVENKEEL_BENCH_SLICES'] ?? 1000);
const DAYS = 730;
const FIRST = dayFromIso('2024-01-01');
const LAST = addDays(FIRST, DAYS - 1);
const JUDGED_DAYS = 7;
const ORDERS_A_DAY = 3;
/** One slice is out on the new day, and the whole drops by a fifth. */
const OUT = 7;
const DROP = 0.8;

const CONFIG = `
business: {name: Shop, zone: UTC, currency: EUR}
judged_days: ${JUDGED_DAYS}
metrics:
  error_rate: false
  latency_p95: false
  sales: {table: fact_sales, agg: sum, column: amount, title: Sales, unit: currency, direction: down, missing: zero, dimensions: [product]}
sources:
  shop: {table: fact_sales, path: 'sales-*.csv', columns: [order_id, line_no, ts, amount, product]}
`;

/**
 * A new day of a shop with 1,000 slices and 730 days of its facts: loaded, judged, grouped and explained by the command; then another day in this process, in processor time by stage, with the forecasts and verdicts of the series apart.
 */
export async function newDayBench(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'evenkeel-bench-'));
  try {
    const config = join(folder, 'evenkeel.yaml');
    await writeFile(config, CONFIG);
    await writeFile(join(folder, 'sales-0.csv'), await linesOf(FIRST, LAST));
    const asOf = (day: Day): string => `${isoDay(addDays(day, 1))}T06:00`;
    const runAt = async (day: Day): Promise<string> => {
      const run = await measured(program, ['run', '--quiet', '--config', config, '--as-of', asOf(day)]);
      return `${run.seconds.toFixed(1)} s, ${run.cpuSeconds.toFixed(1)} s of processor time`;
    };
    console.log(`  first run                                ${await runAt(LAST)}`);
    const [next, after] = [addDays(LAST, 1), addDays(LAST, 2)];
    await writeFile(join(folder, 'sales-1.csv'), await linesOf(next, next, DROP));
    console.log(`  a new day by the command                 ${await runAt(next)}`);
    await writeFile(join(folder, 'sales-2.csv'), await linesOf(after, after, DROP));
    await inProcess(config, new Date(`${asOf(after)}Z`), after);
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function inProcess(config: string, asOf: Date, day: Day): Promise<void> {
  const { business, store } = await context({ config }, {}, asOf);
  const db = await openStore(store);
  const stages = stageTimes();
  try {
    await run(db, business, { asOf, now: asOf, progress: stages.progress });
    stages.progress.stage('explained');
    const model = await readModel(db, business, asOf);
    const [open] = await model.incidents({ state: 'open', offset: 0, limit: 1 });
    const detail = open ? await model.incident(open.id) : null;
    for (const [name, ms] of stages.times())
      console.log(`  ${name.padEnd(40)} ${(ms / 1000).toFixed(2)} s of processor time`);
    const explained = detail?.reason ? 'explained' : 'not explained';
    console.log(`  ${isoDay(day)}: ${open?.id ?? 'no incident'}, ${open?.members.length ?? 0} series, ${explained}`);
  } finally {
    await db.close();
  }
}

/** The processor time of each stage; that of the series is separated from the rest of its stage by the reports between them. */
function stageTimes(): { readonly progress: Progress; readonly times: () => readonly (readonly [string, number])[] } {
  const times = new Map<string, number>();
  let name = 'start';
  let [last, lastDone] = [now(), now()];
  let between: number[] = [];
  const add = (stage: string, ms: number): void => {
    times.set(stage, (times.get(stage) ?? 0) + ms);
  };
  const close = (): void => {
    const ofStage = now() - last;
    const ofSeries = between.length === 0 ? 0 : median(between) * between.length;
    if (ofSeries > 0) add('forecasts and verdicts of the series', ofSeries);
    add(name, ofStage - ofSeries);
    last = now();
    between = [];
  };
  return {
    progress: {
      stage: (next) => {
        close();
        name = next;
      },
      done: () => {
        if (name === 'forecast and judge') between.push(now() - lastDone);
        lastDone = now();
      },
      finished: () => undefined,
    },
    times: () => {
      close();
      return [...times];
    },
  };
}

function now(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

/** The sales of some days: each product has its level, a week and noise of its own. */
async function linesOf(first: Day, last: Day, share = 1): Promise<string> {
  const lines = ['order_id,line_no,ts,amount,product'];
  for (let day = first; day <= last; day = addDays(day, 1)) {
    const draw = random(day, 0);
    const week = 1 + 0.1 * Math.sin((2 * Math.PI * weekday(day)) / 7);
    for (let slice = 0; slice < SLICES; slice++) {
      if (share < 1 && slice === OUT) continue;
      const level = 20 + ((slice * 7919) % 200);
      for (let order = 0; order < ORDERS_A_DAY; order++) {
        const amount = level * week * share * (0.7 + 0.6 * draw.uniform());
        const at = `${isoDay(day)}T${String(8 + 4 * order).padStart(2, '0')}:${String(slice % 60).padStart(2, '0')}:00Z`;
        lines.push(`${isoDay(day)}-${slice}-${order},1,${at},${amount.toFixed(2)},p${slice}`);
      }
    }
  }
  return `${lines.join('\n')}\n`;
}
