import type { Param } from './connect/database.ts';

/** Names a series: a metric, whole or in a slice. */
export interface SeriesKey {
  readonly metric: string;
  /** `dim=value`, or empty for the whole. */
  readonly slice: string;
}

type SqlType = 'text' | 'date' | 'integer' | 'boolean';

/** Rows to join a statement with. */
export interface Values {
  /** `(values ...)`, to be named in the statement. */
  readonly sql: string;
  readonly params: readonly Param[];
}

/**
 * A table of parameters, so that one statement reads many series.
 * @param rows at least one, each with a value for every type
 * @param first the number of the first parameter
 */
export function valuesOf(rows: readonly (readonly Param[])[], types: readonly SqlType[], first: number): Values {
  const sql = rows.map((row, index) => {
    const start = first + index * row.length;
    return `(${types.map((type, column) => `cast($${start + column} as ${type})`).join(', ')})`;
  });
  return { sql: `(values ${sql.join(', ')})`, params: rows.flat() };
}
