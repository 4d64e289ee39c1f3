import { readFile } from 'node:fs/promises';
import { basename, dirname, resolve } from 'node:path';
import { writeFileAtomic } from '../pipeline/publish/write-file-atomic.ts';
import { OrderNumbersError } from '../warehouse/load/order-numbers/order-numbers-error.ts';
import type { NumbersRestart } from '../warehouse/source.ts';
import { withSourceSetting } from './init/edit-config.ts';

/** Asks what a refused load is; null: leave it refused. */
export type AskRestart = (refusal: OrderNumbersError) => Promise<NumbersRestart | null>;

/**
 * Does work that loads files. Where a load is refused because the store has other sales under most of its order numbers, asks what they
 * are, declares the answer in the config, and does the work again.
 *
 * @param ask null where there is no terminal
 * @throws what the work throws, if it is not answered
 */
export async function askingOrderNumbers<T>(
  config: string,
  ask: AskRestart | null,
  work: () => Promise<T>,
): Promise<T> {
  const declared = new Set<string>();
  for (;;) {
    try {
      return await work();
    } catch (error) {
      const isOpen = error instanceof OrderNumbersError && error.areOtherSales && !declared.has(error.source);
      const restart = isOpen && ask ? await ask(error) : null;
      if (restart === null || !(error instanceof OrderNumbersError)) throw error;
      const text = withSourceSetting(await readFile(config, 'utf8'), error.source, 'numbers_restart', restart);
      await writeFileAtomic(dirname(resolve(config)), basename(config), text);
      declared.add(error.source);
    }
  }
}
