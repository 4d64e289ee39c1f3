import { measuresOf, type Metric } from '../../metrics/metric.ts';

/** The values that a column has; null where they are not known. */
export type ColumnValues = (table: string, column: string) => Promise<readonly string[] | null>;

const SHOWN = 8;

/** The conditions of metrics that no row meets, each in words with the values that there are. */
export async function unmatchedFilters(metrics: readonly Metric[], valuesOf: ColumnValues): Promise<string[]> {
  const found: string[] = [];
  for (const metric of metrics) {
    for (const { table, where = {} } of measuresOf(metric)) {
      for (const [column, wanted] of Object.entries(where)) {
        const values = await valuesOf(table, column);
        if (values === null || values.length === 0) continue;
        for (const value of wanted)
          if (!values.includes(value)) found.push(unmatchedText(metric.id, table, column, value, values));
      }
    }
  }
  return [...new Set(found)];
}

function unmatchedText(id: string, table: string, column: string, value: string, values: readonly string[]): string {
  const meant = values.find((known) => normal(known) === normal(value));
  const hint = meant === undefined ? '.' : `; did you mean '${meant}'?`;
  const shown = values.slice(0, SHOWN).map((known) => (known === '' ? 'empty ones' : `'${known}'`));
  const more = values.length > SHOWN ? ` and ${values.length - SHOWN} more` : '';
  const what = value === '' ? `an empty ${column}` : `${column} '${value}'`;
  return `metrics.${id}: no row of ${table} has ${what}${hint} There are ${shown.join(', ')}${more}`;
}

function normal(text: string): string {
  return text.normalize('NFKC').trim().toLowerCase();
}
