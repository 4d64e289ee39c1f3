import { shapeKey } from '../../files/times/shape-patterns.ts';
import { timeShape, type TimeShape } from '../../files/times/time-shape.ts';
import type { SampleColumn } from '../sample.ts';

/** The values of a column that have one shape. */
export interface ShapeGroup {
  readonly column: SampleColumn;
  readonly shapes: readonly TimeShape[];
}

/** Groups the values of a column by the pattern of their shapes, largest group first; those without a shape are left out. */
export function shapeGroups({ name, values, lines }: SampleColumn): ShapeGroup[] {
  const groups = new Map<string, { shapes: TimeShape[]; at: number[] }>();
  for (const [index, text] of values.entries()) {
    const shape = timeShape(text);
    if (shape === null) continue;
    const group = groups.get(shapeKey(shape)) ?? { shapes: [], at: [] };
    groups.set(shapeKey(shape), group);
    group.shapes.push(shape);
    group.at.push(index);
  }
  return [...groups.values()]
    .map(({ shapes, at }) => ({
      shapes,
      column: { name, values: at.map((index) => values[index] ?? ''), lines: at.map((index) => lines[index] ?? 0) },
    }))
    .sort((a, b) => b.shapes.length - a.shapes.length);
}
