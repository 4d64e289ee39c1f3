import { expect, test } from 'vitest';
import { tempFolder } from '../../../test/fixtures/temp-folder.ts';
import { openDuckDb } from './duckdb.ts';
import { reconnecting } from './reconnecting.ts';

test('opens no connection once it is closed', async () => {
  await using folder = await tempFolder();
  let opened = 0;
  const db = reconnecting('duckdb', async () => {
    opened++;
    return openDuckDb(`${folder.path}/store.duckdb`);
  });
  expect(await db.query('select 1 as one')).toEqual([{ one: 1 }]);
  await db.close();
  await expect(db.query('select 1 as one')).rejects.toThrow('the connection is closed');
  expect(opened).toBe(1);
});
