import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openStore } from '../../src/store/connect/open.ts';
import { number } from '../../src/store/row.ts';
import { dayAfter, days, FIRST, SALE_HEADER, saleRows, type Oddities } from '../fixtures/shop-days.ts';
import { rowsText } from '../fixtures/store-text.ts';
import { tempFolder } from '../fixtures/temp-folder.ts';
import { isLongRun } from '../run-size.ts';
import { finished, testProgram, type Finished } from './program.ts';

const program = testProgram();

const LONG = { timeout: 3_600_000 };
const PRELOAD = `--require ${join(import.meta.dirname, 'die-before-statement.cjs')}`;
/** Statements that change what is known of incidents, and the commits. */
const WRITES = String.raw`(^|\n)\s*(insert|delete|update)[^;]*(incident|level|verdict|forecast|weights|audit|finished_at)|^commit`;

const SHIFT = '2026-03-20';
const SHIFTED_TO = '2026-03-26';
const LAST = '2026-03-31';
const INCIDENT = `revenue-${SHIFT}`;
const odd: Oddities = Object.fromEntries(days(SHIFT, LAST).map((day) => [day, { factor: 0.6 }]));
const CONFIG = `business: {name: Shop, zone: Europe/Berlin, currency: EUR, holidays: none}
judged_days: 20
sources: {shop: {path: sales-*.csv, columns: [${SALE_HEADER.replaceAll(',', ', ')}]}}
metrics: {orders: false, average_order_value: false, refund_rate: false}
`;

/** A command on the shop in a folder, and the rows of the file that it is the first to read. */
interface Step {
  readonly args: readonly string[];
  /** The day before it is given. */
  readonly after: string;
  readonly rows?: readonly string[];
  /** It is an action, which leaves a record: with that it is done. */
  readonly isAction: boolean;
}

const run = { args: ['run', '--quiet'], isAction: false };
const [next = '', ...rest] = days(dayAfter(SHIFTED_TO), LAST);
const STEPS: readonly Step[] = [
  { args: ['incident', 'feedback', INCIDENT, 'new-normal', '--by', 'Ines'], after: SHIFTED_TO, isAction: true },
  { ...run, after: next, rows: saleRows([next], odd) },
  { args: ['incident', 'take-back', INCIDENT, '--by', 'Paul'], after: next, isAction: true },
  { ...run, after: LAST, rows: saleRows(rest, odd) },
];

async function command({ args, after }: Step, folder: string, dieBefore: number | null): Promise<Finished> {
  const asOf = ['--as-of', `${dayAfter(after)}T06:00`, '--store', join(folder, 'evenkeel.duckdb')];
  const dying = dieBefore !== null && { NODE_OPTIONS: PRELOAD, DIE_AMONG: WRITES, DIE_BEFORE: String(dieBefore) };
  return finished(program.start([...args, ...asOf], { cwd: folder, env: { TMPDIR: folder, ...dying } }));
}

/** The incidents with all that led to them, without the times of the clock; and how many actions people have taken. */
async function outcome(folder: string): Promise<{ readonly rows: readonly string[]; readonly actions: number }> {
  const db = await openStore(join(folder, 'evenkeel.duckdb'));
  try {
    const tables = ['verdicts', 'forecasts', 'incidents', 'incident_transitions', 'incident_actions', 'level_changes'];
    const rows = await Promise.all(tables.map(async (table) => rowsText(db, `select * from ${table}`)));
    const [counted] = await db.query('select count(*) as actions from incident_actions');
    const withoutClock = rows.flat().map((line) => line.replaceAll(/"taken_at":"[^"]*",?/g, ''));
    return { rows: withoutClock.toSorted(), actions: counted ? number(counted, 'actions') : 0 };
  } finally {
    await db.close();
  }
}

test.runIf(isLongRun)(
  'killed before any write while a new normal is confirmed and taken back, the incidents are those of an undisturbed course',
  LONG,
  async () => {
    await using shop = await tempFolder();
    const deliver = async (folder: string, name: string, rows: readonly string[]): Promise<void> => {
      await using file = await tempFolder();
      await cp(await file.write('sales', `${[SALE_HEADER, ...rows].join('\n')}\n`), join(folder, `sales-${name}.csv`));
    };
    await shop.write('evenkeel.yaml', CONFIG);
    await deliver(shop.path, 'all', saleRows(days(FIRST, SHIFTED_TO), odd));
    expect(await command({ ...run, after: SHIFTED_TO }, shop.path, null)).toMatchObject({ code: 0 });

    const kills: number[] = [];
    for (const [place, step] of STEPS.entries()) {
      if (step.rows) await deliver(shop.path, String(place), step.rows);
      await using before = await tempFolder();
      await cp(shop.path, before.path, { recursive: true });
      const { actions } = await outcome(before.path);
      expect(await command(step, shop.path, null)).toMatchObject({ code: 0 });
      const undisturbed = await outcome(shop.path);
      expect(undisturbed.actions).toBe(actions + (step.isAction ? 1 : 0));
      for (let dieBefore = 0; ; dieBefore++) {
        await using copy = await tempFolder();
        await cp(before.path, copy.path, { recursive: true });
        const { code } = await command(step, copy.path, dieBefore);
        const isDone = step.isAction && (await outcome(copy.path)).actions > actions;
        if (!isDone && code === null) await command(step, copy.path, null);
        expect(await outcome(copy.path), `${step.args.join(' ')}, killed before write ${dieBefore}`).toEqual(
          undisturbed,
        );
        if (code !== null) break;
        kills[place] = dieBefore + 1;
      }
    }
    // An action, its level and its commit at least; of a run verdicts and incidents too.
    expect(kills.map((count, place) => count >= (STEPS[place]?.isAction ? 3 : 6))).toEqual([true, true, true, true]);
    // What was planted: the incident was the new normal for one day.
    const { rows } = await outcome(shop.path);
    expect(rows.filter((line) => line.includes('"kind":"take_back"')).length).toBe(1);
  },
);
