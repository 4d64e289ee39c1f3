import { dayFromEpochMs } from '../../calendar/day.ts';
import type { Feature } from './design/features.ts';
import type { Optimum, ProphetFit } from './solve/fit.ts';
import type { Frame } from './design/frame.ts';
import type { Holidays } from './design/holidays.ts';
import { Fields } from './json-fields.ts';

const DAY_MS = 86_400_000;
const FORMAT = 'evenkeel/prophet';
/** Incremented whenever the format changes incompatibly. */
const VERSION = 1;

/**
 * Serialises a fitted model to JSON. The model read by `fromJson` gives bit-identical forecasts.
 * @example JSON.parse(toJson(fitProphet({ ds: [0, 1], y: [20, 20] }))).format // 'evenkeel/prophet'
 */
export function toJson(fit: ProphetFit): string {
  return JSON.stringify({ format: FORMAT, version: VERSION, ...fit }, (_, value: unknown) => {
    if (value instanceof Float64Array) return Array.from(value, encoded);
    if (value instanceof Map) return Array.from(value);
    return typeof value === 'number' ? encoded(value) : value;
  });
}

/** `JSON.stringify` would lose the sign of -0. */
function encoded(value: number): number | string {
  return Object.is(value, -0) ? '-0' : value;
}

/**
 * Parses a model written by `toJson`.
 * @throws RangeError naming the invalid field, or the version if it is not supported.
 * @example fromJson(toJson(fitProphet({ ds: [0, 1], y: [20, 20] }))).yScale // 20
 */
export function fromJson(text: string): ProphetFit {
  const all = new Fields(parsed(text), 'the model');
  if (all.value('format') !== FORMAT) throw new RangeError('the text is not a model saved by toJson');
  const version = all.number('version');
  if (version !== VERSION)
    throw new RangeError(`the model has format version ${version}; only version ${VERSION} is supported`);
  const parameters = all.fields('parameters');
  const optimum = all.value('optimum') === null ? null : all.fields('optimum');
  return {
    frame: frameOf(all.fields('frame')),
    yScale: all.number('yScale'),
    yFloor: all.number('yFloor'),
    parameters: {
      k: parameters.number('k'),
      m: parameters.number('m'),
      delta: parameters.numbers('delta'),
      beta: parameters.numbers('beta'),
      sigma_obs: parameters.number('sigma_obs'),
    },
    optimum: optimum && optimumOf(optimum),
  };
}

function optimumOf(fields: Fields): Optimum {
  return {
    logPosterior: fields.number('logPosterior'),
    kktResidual: fields.number('kktResidual'),
    solves: fields.number('solves'),
  };
}

function frameOf(fields: Fields): Frame {
  return {
    growth: fields.oneOf('growth', ['linear', 'logistic', 'flat']),
    scaling: fields.oneOf('scaling', ['absmax', 'minmax']),
    hasFloor: fields.oneOf('hasFloor', [true, false]),
    startMs: fields.number('startMs'),
    spanMs: fields.number('spanMs'),
    changepoints: fields.numbers('changepoints'),
    changepointPriorScale: fields.number('changepointPriorScale'),
    features: fields.list('features').map(featureOf),
  };
}

function featureOf(fields: Fields): Feature {
  const kind = fields.oneOf('kind', ['seasonality', 'holidays', 'regressor']);
  const mode = fields.oneOf('mode', ['additive', 'multiplicative']);
  if (kind === 'holidays') return holidaysOf(fields, mode);
  const name = fields.text('name');
  const priorScale = fields.number('priorScale');
  if (kind === 'regressor')
    return { kind, name, mode, priorScale, mean: fields.number('mean'), scale: fields.number('scale') };
  return {
    kind,
    name,
    mode,
    priorScale,
    periodDays: fields.number('periodDays'),
    order: fields.number('order'),
    conditionName: fields.value('conditionName') === null ? null : fields.text('conditionName'),
  };
}

function holidaysOf(fields: Fields, mode: Holidays['mode']): Holidays {
  return {
    kind: 'holidays',
    name: 'holidays',
    mode,
    holidayOf: fields.items('holidayOf').map((_, index, all) => new Fields(all, 'holidayOf').text(index)),
    priorScales: Array.from(fields.numbers('priorScales')),
    columnsOn: new Map(
      fields.list('columnsOn').map((entry) => {
        return [dayFromEpochMs(entry.number(0) * DAY_MS), Array.from(entry.numbers(1))] as const;
      }),
    ),
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new RangeError('the text is not valid JSON', { cause });
  }
}
