import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Business } from '../../config/business.ts';
import type { Database } from '../../store/connect/database.ts';
import { openStore } from '../../store/connect/open.ts';
import type { Reject } from '../../warehouse/load-error.ts';
import { numbersAreOnSeveralDays } from '../../warehouse/load/order-numbers/numbers-on-days.ts';
import { OrderNumbersError } from '../../warehouse/load/order-numbers/order-numbers-error.ts';
import type { NumbersRestart, Source } from '../../warehouse/source.ts';
import { sqlWarehouse } from '../../warehouse/sql-warehouse.ts';
import type { Progress } from '../progress.ts';
import { loadSources } from './load-sources.ts';

/** What a load of a source would come to. */
export interface Trial {
  readonly rows: number;
  readonly rejects: readonly Reject[];
  /** When its order numbers turned out to begin again; null if they don't, or it is declared. */
  readonly restart: NumbersRestart | null;
}

const REPEATED = 'repeats the identity';

/**
 * Loads sources into a store that is deleted afterwards, each alone, with every reject allowed.
 * @throws LoadError or CsvError for what a run would refuse, whatever share of rejects is allowed
 */
export async function trialLoad(
  business: Business,
  sources: readonly Source[],
  progress: Progress,
): Promise<ReadonlyMap<string, Trial>> {
  const folder = await mkdtemp(join(tmpdir(), 'evenkeel-trial-'));
  try {
    const db = await openStore(join(folder, 'trial.duckdb'));
    try {
      const trials = new Map<string, Trial>();
      for (const source of sources) trials.set(source.id, await trialOf(db, business, source, progress));
      return trials;
    } finally {
      await db.close();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function trialOf(db: Database, business: Business, source: Source, progress: Progress): Promise<Trial> {
  const attempt = async (numbersRestart: NumbersRestart | null): Promise<Attempt> =>
    loaded(db, business, { ...source, numbersRestart, maxRejectedShare: 1 }, progress);
  const plain = await attempt(source.numbersRestart);
  const isOpen = source.table === 'fact_sales' && source.numbersRestart === null;
  if (isOpen && (plain.isOnSeveralDays || plain.hasRepeats || plain.refusal)) {
    const restarted = await restartOf(plain, attempt);
    if (restarted) return restarted;
  }
  if (plain.refusal) throw plain.refusal;
  return { rows: plain.rows, rejects: plain.rejects, restart: null };
}

/** What a load comes to in the longest period after which its order numbers can begin again; null if they don't. */
async function restartOf(
  plain: Attempt,
  attempt: (restart: NumbersRestart) => Promise<Attempt>,
): Promise<Trial | null> {
  const daily = await attempt('daily');
  const areOnSeveralDays = plain.isOnSeveralDays || (daily.refusal === null && daily.isOnSeveralDays);
  const candidates = areOnSeveralDays
    ? (['yearly', 'monthly'] as const)
    : plain.refusal?.areOtherSales === true
      ? (['each_file'] as const)
      : [];
  for (const restart of candidates) {
    const { refusal, hasRepeats, isOnSeveralDays, ...other } = await attempt(restart);
    if (refusal === null && !hasRepeats && !isOnSeveralDays) return { ...other, restart };
  }
  const { rows, rejects } = daily;
  return areOnSeveralDays && daily.refusal === null && !daily.hasRepeats ? { rows, rejects, restart: 'daily' } : null;
}

interface Attempt {
  readonly rows: number;
  readonly rejects: readonly Reject[];
  /** Whether order numbers, with the period that makes them unique, are on several days; after `daily`, the numbers alone. */
  readonly isOnSeveralDays: boolean;
  readonly hasRepeats: boolean;
  readonly refusal: OrderNumbersError | null;
}

async function loaded(db: Database, business: Business, source: Source, progress: Progress): Promise<Attempt> {
  const warehouse = sqlWarehouse(db);
  try {
    const receipts = await loadSources(warehouse, { ...business, sources: [source] }, new Date(), progress);
    const rejects = receipts.flatMap((receipt) => receipt.rejects);
    return {
      rows: receipts.reduce((sum, { rowsRead }) => sum + rowsRead, 0),
      rejects,
      isOnSeveralDays:
        source.table === 'fact_sales' && (await numbersAreOnSeveralDays(db, source.id, source.numbersRestart)),
      hasRepeats: rejects.some(({ reason }) => reason.startsWith(REPEATED)),
      refusal: null,
    };
  } catch (error) {
    if (!(error instanceof OrderNumbersError)) throw error;
    return { rows: 0, rejects: [], isOnSeveralDays: false, hasRepeats: false, refusal: error };
  } finally {
    await warehouse.forgetSource(source.id);
  }
}
