import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Columns } from './columns.ts';
import { crossProducts } from '../solve/cross-products.ts';
import { fittedValues } from '../solve/fitted-values.ts';
import { gram } from './gram.ts';

const values = (length: number) =>
  fc.array(fc.double({ min: -2, max: 2, noNaN: true }), { minLength: length, maxLength: length });

/** Columns 1, t and up to 7 more, changepoints on rows, between them and at the ends, weights or none. */
const anyColumns = fc.tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 0, max: 7 })).chain(([rows, more]) =>
  fc
    .record({
      t: fc
        .array(fc.integer({ min: 0, max: 20 }), { minLength: rows, maxLength: rows })
        .map((times) => Float64Array.from(times, (time) => time / 20).sort()),
      extra: values(rows * more),
      weights: fc.option(values(rows).map((weights) => Float64Array.from(weights, Math.abs))),
      hingeGain: fc.option(values(rows).map((gains) => Float64Array.from(gains))),
      changepoints: fc
        .array(fc.integer({ min: 0, max: 40 }), { maxLength: 6 })
        .map((times) => Float64Array.from(new Set(times), (time) => time / 40).sort()),
      v: values(rows),
      x: values(2 + more + 6),
    })
    .map(({ t, extra, ...rest }) => {
      const ones = rest.hingeGain ?? t.map(() => 1);
      const slope = t.map((time, row) => time * (ones[row] ?? 0));
      const smoothWidth = 2 + more;
      const stride = 4 * Math.ceil(smoothWidth / 4);
      const smooth = new Float64Array(rows * stride);
      ones.forEach((one, row) => {
        const own = extra.slice(row * more, (row + 1) * more);
        smooth.set([one, slope[row] ?? 0, ...own], row * stride);
      });
      return { ...rest, rows, t, smooth, stride, smoothWidth, harmonics: [] };
    }),
);

/** Every column written out, hinges too. */
function dense({ rows, t, smooth, stride, smoothWidth, changepoints, hingeGain }: Columns): number[][] {
  return [
    ...Array.from({ length: smoothWidth }, (_, column) =>
      Array.from({ length: rows }, (__, row) => smooth[row * stride + column] ?? Number.NaN),
    ),
    ...Array.from(changepoints, (start) =>
      Array.from(t, (time, row) => Math.max(0, time - start) * (hingeGain?.[row] ?? 1)),
    ),
  ];
}

const dot = (a: readonly number[], b: ArrayLike<number>) => a.reduce((sum, value, at) => sum + value * (b[at] ?? 0), 0);

/** The same columns, the last of them harmonics of random angles. */
const withHarmonics = fc
  .record({ columns: anyColumns, order: fc.integer({ min: 4, max: 7 }), angles: values(12) })
  .map(({ columns, order, angles }) => {
    const from = columns.smoothWidth;
    const smoothWidth = from + 2 * order;
    const stride = 4 * Math.ceil(smoothWidth / 4);
    const smooth = new Float64Array(columns.rows * stride);
    for (let row = 0; row < columns.rows; row++) {
      smooth.set(columns.smooth.subarray(row * columns.stride, row * columns.stride + from), row * stride);
      for (let k = 1; k <= order; k++) {
        const angle = 3 * k * (angles[row] ?? 0);
        smooth.set([Math.sin(angle), Math.cos(angle)], row * stride + from + 2 * k - 2);
      }
    }
    return { ...columns, smooth, stride, smoothWidth, harmonics: [{ from, order }] };
  });

test('the Gram is what multiplying the columns out gives', () => {
  fc.assert(
    fc.property(fc.oneof(anyColumns, withHarmonics), (columns) => {
      const all = dense(columns);
      const found = gram(columns);
      all.forEach((a, row) => {
        const weighted = a.map((value, at) => value * (columns.weights?.[at] ?? 1));
        all.slice(0, row + 1).forEach((b, column) => {
          expect(found[column * all.length + row]).toBeCloseTo(dot(weighted, b), 10);
        });
      });
    }),
  );
});

test('so are the products with a vector, and the fitted values', () => {
  fc.assert(
    fc.property(anyColumns, ({ v, x, ...gained }) => {
      const products = crossProducts(gained, Float64Array.from(v));
      dense(gained).forEach((column, at) => expect(products[at]).toBeCloseTo(dot(column, v), 10));
      const columns = { ...gained, hingeGain: null };
      const all = dense(columns);
      const coefficients = Float64Array.from(x.slice(0, all.length));
      fittedValues(columns, coefficients).forEach((fitted, row) => {
        expect(fitted).toBeCloseTo(
          dot(
            all.map((column) => column[row] ?? 0),
            coefficients,
          ),
          10,
        );
      });
    }),
  );
});
