import { ets } from './ets.ts';
import { levelledExactFit } from './levelled-exact-fit.ts';
import type { Model } from './model.ts';
import { seasonalNaive } from './seasonal-naive.ts';
import { weekdayMean } from './weekday-mean.ts';

/** The members that forecast together unless others are asked for. */
export const defaultMembers: readonly Model[] = [seasonalNaive, weekdayMean, ets, levelledExactFit];
