/**
 * Writes the log posterior at which Stan's optimiser stops, for each case of `test/reference/stan-cases.ts`: `npx tsx scripts/write-stan-optimum.ts`
 * with EVENKEEL_DATA set to the folder of real data. It takes some minutes, most of them for the longest series.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stanFit, stanLogPosterior } from '../test/fixtures/stan.ts';
import { stanCases } from '../test/reference/stan-cases.ts';

const FILE = join(import.meta.dirname, '../test/reference/stan-optimum.json');
const dataFolder = process.env['EVENKEEL_DATA'];
if (dataFolder === undefined) throw new Error('EVENKEEL_DATA names no folder of real data');

const optima: Record<string, number> = {};
for (const { name, stan } of stanCases(dataFolder)) {
  const { data, parameters, milliseconds } = stanFit(...stan);
  optima[name] = stanLogPosterior(data, parameters);
  console.log(`${name}: ${optima[name]} in ${(milliseconds / 1000).toFixed(1)} s`);
  writeFileSync(FILE, `${JSON.stringify(optima, null, 2)}\n`);
}
console.log(`${Object.keys(JSON.parse(readFileSync(FILE, 'utf8')) as object).length} cases in ${FILE}`);
