/** On how many days a series has a value other than zero, and how large they are. */
export interface TradingDays {
  /** The mean of the last quarter, days of zero among them. */
  readonly usual: number;
  /** The mean size of the values other than zero; 0 where there is none. */
  readonly each: number;
  /**
   * How far chance decides on which days they are, from 0 to 1: the standard deviation of their number is so many times that of a Poisson
   * count. 0 where every day has a value, or the same weekdays have none.
   */
  readonly chance: number;
}

const USUAL_DAYS = 91;
const DAYS_OF_YEAR = 364;

/**
 * The days of trade in the year before element `end`. Each weekday is a Bernoulli trial with a probability of its own.
 * @example tradingDays([0, 0, 6, 0, 0, 0, 0], 7) // { usual: 6 / 7, each: 6, chance: 0 }
 * @example tradingDays([0, 0, 0, 0, 0, 0, 0, 6, 0, 0, 0, 0, 0, 0], 14).chance // Math.sqrt(0.5)
 */
export function tradingDays(values: readonly (number | null)[], end: number): TradingDays {
  const ofWeekday = Array.from({ length: 7 }, () => ({ known: 0, traded: 0 }));
  let [size, recent, recentDays] = [0, 0, 0];
  for (let index = Math.max(0, end - DAYS_OF_YEAR); index < end; index++) {
    const value = values[index] ?? null;
    const weekday = ofWeekday[index % 7];
    if (value === null || weekday === undefined) continue;
    weekday.known++;
    if (value !== 0) weekday.traded++;
    size += value;
    if (index < end - USUAL_DAYS) continue;
    recent += value;
    recentDays++;
  }
  const traded = ofWeekday.reduce((sum, day) => sum + day.traded, 0);
  const variance = ofWeekday.reduce((sum, { known, traded: own }) => sum + own * (1 - own / Math.max(1, known)), 0);
  return {
    usual: recentDays === 0 ? 0 : recent / recentDays,
    each: traded === 0 ? 0 : size / traded,
    chance: traded === 0 ? 0 : Math.sqrt(variance / traded),
  };
}
