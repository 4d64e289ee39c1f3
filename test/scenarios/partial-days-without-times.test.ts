import { describe, test } from 'vitest';
import { scenarioEngines } from '../fixtures/databases.ts';
import { oneIn } from '../run-size.ts';
import { expectNoFalseDrop, partialShops, STRETCH_TIMEOUT_MS, stretches } from '../fixtures/partial-days.ts';

// A file of its own, so that the long run does both at the same time.
describe.each(scenarioEngines)('on $name', (engine) => {
  describe.each(oneIn(partialShops.length, partialShops))('in a shop, $name', (shop) => {
    test.each(stretches)(
      'a day without times whose file was written in the evening is not taken for a drop: days $from to $to',
      { timeout: STRETCH_TIMEOUT_MS },
      async (stretch) => expectNoFalseDrop(engine, shop, stretch, true),
    );
  });
});
