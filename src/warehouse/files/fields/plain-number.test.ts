import fc from 'fast-check';
import { expect, test } from 'vitest';
import { plainNumber } from './plain-number.ts';

test('exponents are expanded exactly', () => {
  expect(plainNumber('1e+22')).toBe('10000000000000000000000');
  expect(plainNumber('-1.25e+16')).toBe('-12500000000000000');
  expect(plainNumber('1.5e+01')).toBe('15');
  expect(plainNumber('1.25e+01')).toBe('12.5');
  expect(plainNumber('1e-07')).toBe('0.0000001');
  expect(plainNumber('-1.234e-05')).toBe('-0.00001234');
  expect(plainNumber('12.5e-01')).toBe('1.25');
});

test('a zero fraction is removed, other numbers are unchanged', () => {
  expect(['100.0', '-0.0', '83.4', '0.1', ''].map(plainNumber)).toEqual(['100', '-0', '83.4', '0.1', '']);
});

test('NaN and infinity are not decimals', () => {
  expect(['nan', 'inf', '-inf'].map(plainNumber)).toEqual(['NaN', 'Infinity', '-Infinity']);
});

test('the plain decimal equals the number', () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
      const plain = plainNumber(String(value));
      expect(plain).toMatch(/^-?\d+(\.\d+)?$/);
      expect(Number(plain)).toBe(value === 0 ? 0 : value);
    }),
  );
});
