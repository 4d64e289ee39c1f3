import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { tempFolder } from '../../test/fixtures/temp-folder.ts';
import { OrderNumbersError } from '../warehouse/load/order-numbers/order-numbers-error.ts';
import { askingOrderNumbers } from './asking-order-numbers.ts';

const refusal = new OrderNumbersError('other sales', 'till', { areOtherSales: true });

/** Work that is refused until the config declares something of order numbers. */
function loadBy(config: string): () => Promise<string> {
  return async () => {
    const text = await readFile(config, 'utf8');
    if (!text.includes('numbers_restart')) throw refusal;
    return text;
  };
}

test('an answer is declared below the settings of the source, and the work done again', async () => {
  await using folder = await tempFolder();
  const config = await folder.write(
    'evenkeel.yaml',
    'sources:\n  till: # ours\n    path: a.csv # each day\n  web: {path: b.csv}\nout: out\n',
  );
  expect(await askingOrderNumbers(config, async () => 'daily', loadBy(config))).toBe(
    'sources:\n  till: # ours\n    path: a.csv # each day\n    numbers_restart: daily\n  web: {path: b.csv}\nout: out\n',
  );
});

test('a source in braces keeps them', async () => {
  await using folder = await tempFolder();
  const config = await folder.write('evenkeel.yaml', '# ours\nsources: {till: {path: a.csv}}\n');
  expect(await askingOrderNumbers(config, async () => 'never', loadBy(config))).toBe(
    '# ours\nsources: {till: {path: a.csv, numbers_restart: never}}\n',
  );
});

test('without an answer, or a terminal, the load stays refused and the config as it is', async () => {
  await using folder = await tempFolder();
  const text = 'sources:\n  till:\n    path: a.csv\n';
  const config = await folder.write('evenkeel.yaml', text);
  for (const ask of [null, async () => null])
    await expect(askingOrderNumbers(config, ask, loadBy(config))).rejects.toBe(refusal);
  expect(await readFile(config, 'utf8')).toBe(text);
});

test('an answer that does not help is requested once', async () => {
  await using folder = await tempFolder();
  const config = await folder.write('evenkeel.yaml', 'sources:\n  till:\n    path: a.csv\n');
  const stillRefused = async (): Promise<never> => Promise.reject(refusal);
  await expect(askingOrderNumbers(config, async () => 'yearly', stillRefused)).rejects.toBe(refusal);
});
