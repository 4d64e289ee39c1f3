import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyColumns, dense, dot } from '../../../../test/fixtures/design-columns.ts';
import { crossProducts } from './cross-products.ts';
import { fittedValues } from './fitted-values.ts';

test('products with a vector equal those of the dense columns', () => {
  fc.assert(
    fc.property(anyColumns, ({ v, x: _, ...columns }) => {
      const products = crossProducts(columns, Float64Array.from(v));
      dense(columns).forEach((column, index) => expect(products[index]).toBeCloseTo(dot(column, v), 10));
    }),
  );
});

test('fitted values equal the dense matrix times the coefficients', () => {
  fc.assert(
    fc.property(anyColumns, ({ v: _, x, ...scaled }) => {
      const columns = { ...scaled, hingeGain: null };
      const matrix = dense(columns);
      const coefficients = Float64Array.from(x.slice(0, matrix.length));
      fittedValues(columns, coefficients).forEach((fitted, row) => {
        const values = matrix.map((column) => column[row] ?? 0);
        expect(fitted).toBeCloseTo(dot(values, coefficients), 10);
      });
    }),
  );
});
