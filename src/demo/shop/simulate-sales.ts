import type { Day } from '../../calendar/day.ts';
import type { Zone } from '../../calendar/zone.ts';
import { orderDesk } from './order-desk.ts';
import type { SaleLine } from './order.ts';
import { random } from '../chance/random.ts';
import { returnsDesk } from './returns-desk.ts';

/** One of thirty tried: no usual day of the last 180 strays by more than 13 % from the four weeks before. */
const SEED = 4;

/**
 * Sells for one day after the other.
 * @param clock the shop's zone
 * @returns a function to call for consecutive days: the lines of each in order of time
 */
export function simulateSales(clock: Zone): (day: Day) => SaleLine[] {
  const takeOrders = orderDesk(clock);
  const returns = returnsDesk();

  return function salesOf(day) {
    const draws = random(SEED, day);
    const sales = takeOrders(day, draws);
    returns.expect(day, sales, draws);
    return [...sales, ...returns.linesOf(day, draws)].sort((a, b) => a.localMs - b.localMs);
  };
}
