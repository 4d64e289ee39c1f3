import { describe, expect, test } from 'vitest';
import { sourceOf } from '../fixtures/source.ts';
import { engines } from '../fixtures/databases.ts';
import { brokenChecks } from '../fixtures/example.ts';
import { NOW } from '../fixtures/loading.ts';
import { tempFolder } from '../fixtures/temp-folder.ts';
import { cases } from '../run-size.ts';
import type { Database } from '../../src/store/connect/database.ts';
import { declareBusiness } from '../../src/warehouse/load/declare-business.ts';
import { loadFile } from '../../src/warehouse/load/load-file.ts';
import { rollUp } from '../../src/warehouse/rollup/roll-up.ts';
import type { Source } from '../../src/warehouse/source.ts';
import { fileKinds } from './malformed-files.ts';

const COLUMNS = ['order_id', 'line_no', 'ts', 'amount'];

const kinds = fileKinds();
/** Every kind in the long run, else some of each generator. */
const step = Math.ceil(kinds.length / cases(kinds.length));

test('the campaign has at least 300 kinds of files, no two alike', () => {
  expect(new Set(kinds.map(({ what }) => what)).size).toBe(kinds.length);
  expect(kinds.length).toBeGreaterThanOrEqual(300);
});

describe.each(engines)("malformed files on '$name'", (engine) => {
  test('are refused at their place, or are read to the right sum, and leave nothing else', async () => {
    await using store = await engine.open();
    await using folder = await tempFolder();
    const wrong: unknown[] = [];
    await declareBusiness(store.db, { zone: 'Europe/Berlin', currency: 'EUR', statuses: [], sourceZones: {} });
    for (const [index, { what, content, source: changes, outcome }] of kinds.entries()) {
      if (index % step !== 0) continue;
      const path = await folder.write(`kind-${index}.csv`, content);
      const source = sourceOf('fact_sales', COLUMNS, { id: `kind_${index}`, path, ...changes });
      const error: unknown = await loadFile(store.db, source, path, NOW, () => undefined).then(
        () => null,
        (thrown: unknown) => thrown,
      );
      const found = { ...(await factsOf(store.db, source)), error: messageOf(error) };
      const isRight =
        'rows' in outcome
          ? error === null &&
            found.rows === outcome.rows &&
            found.sum === outcome.sum &&
            (outcome.instant === undefined || outcome.instant === found.instant)
          : found.rows === 0 && isAt(found.error, `kind-${index}.csv`, outcome);
      if (!isRight) wrong.push({ what, outcome, found });
    }
    expect(wrong).toEqual([]);
    await rollUp(store.db);
    expect(await brokenChecks(store.db)).toEqual([]);
  });
});

/** What the store has of a source. */
async function factsOf(db: Database, { id }: Source): Promise<{ rows: number; sum: unknown; instant: unknown }> {
  const [row] = await db.query(
    `select count(*) as n, cast(sum(amount) as text) as sum,
       min(cast(cast(ts at time zone 'UTC' as timestamp) as text)) as instant
     from fact_sales
     where source = $1`,
    [id],
  );
  return { rows: Number(row?.['n']), sum: row?.['sum'], instant: row?.['instant'] };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : '';
}

function isAt(
  message: string,
  file: string,
  { line, column, says }: { line: number; column: number; says: RegExp },
): boolean {
  return [file, `${file}[Orders]`].some((name) => message.includes(`${name}:${line}:${column}`)) && says.test(message);
}
