import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyColumns, columnsWithHarmonics, dense, dot } from '../../../../test/fixtures/design-columns.ts';
import { gram } from './gram.ts';

test('the Gram matrix equals the products of the dense columns', () => {
  fc.assert(
    fc.property(fc.oneof(anyColumns, columnsWithHarmonics), (columns) => {
      const allColumns = dense(columns);
      const matrix = gram(columns);
      allColumns.forEach((a, row) => {
        const weighted = a.map((value, index) => value * (columns.weights?.[index] ?? 1));
        allColumns.slice(0, row + 1).forEach((b, column) => {
          expect(matrix[column * allColumns.length + row]).toBeCloseTo(dot(weighted, b), 10);
        });
      });
    }),
  );
});
