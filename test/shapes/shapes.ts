import { archiveShapes } from './archive-shapes.ts';
import { csvShapes } from './csv-shapes.ts';
import { dailyShape } from './daily-shape.ts';
import { formShapes } from './form-shapes.ts';
import { jsonShapes } from './json-shapes.ts';
import { parquetShape } from './parquet-shape.ts';
import type { Shape } from './shape.ts';

/** Every form of the export that holds each order, in the order of the page. */
export const shapes: readonly Shape[] = [...csvShapes, ...jsonShapes, ...archiveShapes, ...formShapes, parquetShape];

/** The table of the page. */
export function shapesTable(): string {
  const rows = [...shapes, dailyShape].map(
    ({ what, declared, init }) => `| ${what} | \`init ${init.join(' ')}\` | ${declared} |`,
  );
  return ['| the export | command | what `init` declares |', '|---|---|---|', ...rows].join('\n');
}
