import { describe, expect, test } from 'vitest';
import { scenarioEngines } from '../fixtures/databases.ts';
import { tempFolder } from '../fixtures/temp-folder.ts';
import { containers, refused, rowsAround, textForms } from '../inputs/file-inputs.ts';
import { loadInputs, proposedInput, type ProposedInput } from '../inputs/load-inputs.ts';
import type { Input } from '../inputs/input.ts';
import { dailyTables, events } from '../inputs/other-inputs.ts';
import * as sales from '../inputs/sales-inputs.ts';
import { timeForms } from '../inputs/time-inputs.ts';
import { vendorExports } from '../inputs/vendor-inputs.ts';
import { isLongRun } from '../run-size.ts';

const inputs: readonly Input[] = [
  ...Object.values(sales).flat(),
  ...timeForms,
  ...rowsAround,
  ...textForms,
  ...containers,
  ...events,
  ...dailyTables,
  ...vendorExports,
];

describe.each(scenarioEngines)('on $name', (engine) => {
  // To load a file takes four times what it takes to read it; and the readers are the same on every engine.
  const step = isLongRun ? 1 : 8;
  const tried = inputs.filter((_, index) => index % step === 0);

  test('files come to the totals that were added up by hand', async () => {
    await using folder = await tempFolder();
    const proposed: ProposedInput[] = [];
    for (const [index, input] of tried.entries()) proposed.push(await proposedInput(input, `input_${index}`, folder));
    const found = new Map<string, readonly string[]>();
    for (const zone of new Set(proposed.map((input) => input.zone))) {
      await using store = await engine.open();
      const ofZone = proposed.filter((input) => input.zone === zone);
      for (const [id, totals] of await loadInputs(store.db, ofZone, folder)) found.set(id, totals);
    }
    const results = tried.map(({ what }, index) => [what, found.get(`input_${index}`)?.toSorted()]);
    expect(results).toEqual(tried.map(({ what, totals }) => [what, totals.toSorted()]));
  });
});

test('a source is proposed for each file, by which all of its rows can be read', async () => {
  await using folder = await tempFolder();
  const step = isLongRun ? 1 : 3;
  for (const [index, input] of inputs.entries()) {
    if (index % step !== 0) continue;
    const { rejected } = await proposedInput(input, `input_${index}`, folder);
    expect([input.what, rejected]).toEqual([input.what, 0]);
  }
});

test('what no proposal reads is refused with the cause and the next step', async () => {
  await using folder = await tempFolder();
  for (const [index, input] of refused.entries()) {
    const proposal = proposedInput(input, `input_${index}`, folder);
    await expect(proposal, input.what).rejects.toThrow(input.refusal);
  }
});
