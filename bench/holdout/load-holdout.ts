import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { HoldoutSet } from './holdout-set.ts';
import { cashMachineSets, exampleSets, taxiSet } from './other-sets.ts';
import { salesSets } from './sales-sets.ts';
import { simulatedSets } from './simulated-sets.ts';

/** All daily series; null where the data folder is absent. */
export async function loadHoldout(folder: string): Promise<HoldoutSet[] | null> {
  if (!existsSync(join(folder, 'sales')) || !existsSync(join(folder, 'forecast'))) return null;
  return [
    ...(await salesSets(folder)),
    ...(await exampleSets(folder)),
    await taxiSet(folder),
    ...(await cashMachineSets(folder)),
    ...simulatedSets(),
  ];
}
