import { describe, test } from 'vitest';
import { scenarioEngines } from '../fixtures/databases.ts';
import { oneIn } from '../run-size.ts';
import { expectNoFalseDrop, partialShops, STRETCH_TIMEOUT_MS, stretches } from '../fixtures/partial-days.ts';

describe.each(scenarioEngines)('on $name', (engine) => {
  describe.each(oneIn(partialShops.length, partialShops))('in a shop, $name', (shop) => {
    test.each(stretches)(
      'no day that breaks off is taken for a drop on the day after, and each day is judged once it is complete: days $from to $to',
      { timeout: STRETCH_TIMEOUT_MS },
      async (stretch) => expectNoFalseDrop(engine, shop, stretch, false),
    );
  });
});
