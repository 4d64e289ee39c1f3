import { normalName } from '../names/normal-name.ts';
import type { SampleColumn } from '../sample.ts';
import { numbersOf } from './column-numbers.ts';

/**
 * What a column of discounts says. `none`: nothing; `percent`: shares with a percent sign; `share`: shares such as 0.15; `unreadable share`:
 * by its name a share, but in numbers such as 15; `positive` and `negative`: money with this sign; `unclear`: shares or money.
 */
export type DiscountMeaning = 'none' | 'percent' | 'share' | 'unreadable share' | 'positive' | 'negative' | 'unclear';

/** @param column a column of numbers */
export function discountMeaning(column: SampleColumn): DiscountMeaning {
  const numbers = (numbersOf(column) ?? []).filter((number) => number !== 0);
  if (numbers.length === 0) return 'none';
  if (column.values.some((text) => text.includes('%'))) return 'percent';
  const isRate = /percent|pct|rate/.test(normalName(column.name));
  if (numbers.every((number) => number > 0 && number < 1)) return isRate ? 'share' : 'unclear';
  if (isRate) return 'unreadable share';
  return numbers.every((number) => number < 0) ? 'negative' : 'positive';
}
