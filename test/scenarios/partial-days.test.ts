import { describe, test } from 'vitest';
import { scenarioEngines } from '../fixtures/databases.ts';
import { expectNoFalseDrop, STRETCH_TIMEOUT_MS, stretches } from '../fixtures/partial-days.ts';

describe.each(scenarioEngines)('on $name', (engine) => {
  test.each(stretches)(
    'no day that breaks off is taken for a drop on the day after, and each day is judged once it is complete: days $from to $to',
    { timeout: STRETCH_TIMEOUT_MS },
    async (stretch) => expectNoFalseDrop(engine, stretch, false),
  );
});
