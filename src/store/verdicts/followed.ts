import type { Param } from '../connect/database.ts';
import { valuesOf, type Values } from '../series-keys.ts';

/** The series that the config declares: a whole metric, or all slices of one of its dimensions. */
export interface FollowedSeries {
  readonly metric: string;
  /** Empty for the whole. */
  readonly dimension: string;
  /** The place of the metric in the catalogue. */
  readonly place: number;
  /** Whether its values are amounts of money. */
  readonly isMoney: boolean;
  /** Whether it is made from operational events alone. */
  readonly isOperational: boolean;
}

/** The join that keeps the verdicts `v` of followed series, with `f.place`, `f.is_money` and `f.is_operational`. */
export function joinFollowed(followed: readonly FollowedSeries[], firstParam: number): Values {
  const rows = followed.map(({ metric, dimension, place, isMoney, isOperational }): Param[] => {
    return [metric, dimension, place, isMoney, isOperational];
  });
  const { sql, params } = valuesOf(rows, ['text', 'text', 'integer', 'boolean', 'boolean'], firstParam);
  return {
    sql: `join ${sql} as f (metric, dimension, place, is_money, is_operational)
       on f.metric = v.metric and f.dimension = split_part(v.slice, '=', 1)`,
    params,
  };
}
