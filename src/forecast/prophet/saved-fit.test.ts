import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, dayFromIso } from '../../calendar/day.ts';
import type { ProphetFit } from './solve/fit.ts';
import type { ProphetOptions } from './design/options.ts';
import { predict } from './predict/predict.ts';
import { fitProphet } from './fit-prophet.ts';
import type { Times } from './design/rows.ts';
import { fromJson, toJson } from './saved-fit.ts';

const DAY_MS = 86_400_000;
const start = dayFromIso('2026-01-05');

function columns(days: number): Times {
  const rows = Array.from({ length: days }, (_, index) => index);
  return {
    ds: rows.map((index) => (start + index) * DAY_MS),
    regressors: { price: rows.map((index) => 3 + Math.sin(index / 5)) },
    conditions: { open: rows.map((index) => index % 3 > 0) },
    cap: rows.map((index) => 200 + index),
    floor: rows.map(() => 5),
  };
}

const sale = { holiday: 'sale', ds: addDays(start, 20), upper_window: 2, prior_scale: 3 };
const allFeatures: ProphetOptions = {
  holidays: [sale, { ...sale, ds: addDays(start, 75) }],
  regressors: [{ name: 'price', mode: 'multiplicative' }],
  seasonalities: [{ name: 'monthly', period: 30.5, fourier_order: 2, condition_name: 'open' }],
};
const noisy = Array.from({ length: 60 }, (_, index) => 80 + index / 2 + 9 * Math.sin(index) + ((index * 7919) % 13));

function fitted(options: ProphetOptions, y: readonly number[] = noisy): ProphetFit {
  const fit = fitProphet({ ...columns(y.length), y }, options);
  if (!fit) throw new Error('too short');
  return fit;
}

describe('a model saved and read again', () => {
  test.each<[string, ProphetOptions]>([
    ['linear growth', {}],
    ['all features, additive', allFeatures],
    ['all features, multiplicative', { ...allFeatures, seasonality_mode: 'multiplicative', scaling: 'minmax' }],
    ['logistic growth', { ...allFeatures, growth: 'logistic' }],
    ['flat growth', { ...allFeatures, growth: 'flat', changepoints: [] }],
  ])('equals the original and gives bit-identical forecasts: %s', (_, options) => {
    const fit = fitted(options);
    const read = fromJson(toJson(fit));
    expect(read).toEqual(fit);
    expect(predict(read, columns(100))).toEqual(predict(fit, columns(100)));
    expect(toJson(fromJson(toJson(read)))).toBe(toJson(read));
  });

  test('keeps the constant of a constant history, and the sign of zero', () => {
    const fit = fitted(
      {},
      Array.from({ length: 20 }, () => -0),
    );
    const read = fromJson(toJson(fit));
    expect(read.optimum).toBeNull();
    expect(Object.is(read.parameters.m, fit.parameters.m)).toBe(true);
    expect(predict(read, columns(30))).toEqual(predict(fit, columns(30)));
  });
});

describe('an invalid text is rejected:', () => {
  const saved = toJson(fitted(allFeatures));
  const changed = (change: (model: Record<string, unknown>) => void): string => {
    const model: Record<string, unknown> = JSON.parse(saved);
    change(model);
    return JSON.stringify(model);
  };

  test.each([
    ['an empty text', '', 'the text is not valid JSON'],
    ['a truncated model', saved.slice(0, 100), 'the text is not valid JSON'],
    ['a number', '7', 'the model must be an object'],
    ["Prophet's own format", '{"growth": "linear", "__prophet_version": "1.3.0"}', 'not a model saved by toJson'],
    ['a newer version', changed((model) => (model['version'] = 2)), 'format version 2; only version 1 is supported'],
    ['no version', changed((model) => delete model['version']), 'version of the model must be a number'],
    ['no parameters', changed((model) => delete model['parameters']), 'parameters of the model must be an object'],
    [
      'a gap in beta',
      saved.replace(/"beta":\[[^,\]]*/, '"beta":[null'),
      'beta of parameters of the model must be a number',
    ],
    [
      'an unknown growth',
      saved.replace('"growth":"linear"', '"growth":"wild"'),
      'growth of frame of the model must be one of',
    ],
    [
      'a feature without a kind',
      saved.replace('"kind":"holidays"', '"kind":1'),
      'kind of features of frame of the model, item',
    ],
  ])('%s', (_, text, message) => {
    expect(() => fromJson(text)).toThrow(RangeError);
    expect(() => fromJson(text)).toThrow(message);
  });

  test('arbitrary text either parses or throws a RangeError', () => {
    fc.assert(
      fc.property(fc.json(), fc.nat(saved.length), (json, at) => {
        const texts = [json, saved.slice(0, at), saved.slice(0, at) + json + saved.slice(at + 1)];
        expect(texts.filter((text) => !parsesOrThrowsRangeError(text))).toEqual([]);
      }),
    );
  });
});

function parsesOrThrowsRangeError(text: string): boolean {
  try {
    fromJson(text);
    return true;
  } catch (error) {
    return error instanceof RangeError;
  }
}
