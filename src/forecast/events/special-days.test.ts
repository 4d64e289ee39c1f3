import { expect, test } from 'vitest';
import { MONDAY, shop } from '../../../test/fixtures/histories.ts';
import { addDays } from '../../calendar/day.ts';
import { eventDays } from './event-days.ts';
import { specialDays } from './special-days.ts';

const FAIRS = [50, 130, 131, 180];
const calendar = eventDays(FAIRS.map((index) => ({ ds: addDays(MONDAY, index), holiday: 'Fair' })));
const values = shop(200, 0.1, 3);

test('a holiday is new until an origin has its first day behind it', () => {
  const special = specialDays(calendar, MONDAY, values);
  expect([40, 50, 51, 130].map((origin) => special(130, origin)?.isNew)).toEqual([true, true, false, false]);
  expect([40, 51].map((origin) => special(130, origin)?.width)).toEqual([3, 2]);
});

test('what came after the origin makes no difference', () => {
  for (const origin of [30, 51, 100, 131, 132, 181])
    for (const index of FAIRS.filter((day) => day >= origin))
      expect(specialDays(calendar, MONDAY, values)(index, origin)).toEqual(
        specialDays(calendar, MONDAY, values.slice(0, origin))(index, origin),
      );
});
