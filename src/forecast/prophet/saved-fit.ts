import { dayFromEpochMs } from '../../calendar/day.ts';
import type { Feature } from './design/features.ts';
import type { Optimum, ProphetFit } from './solve/fit.ts';
import type { Frame } from './design/frame.ts';
import type { Holidays } from './design/holidays.ts';
import { Fields } from './json-fields.ts';

const DAY_MS = 86_400_000;
const FORMAT = 'evenkeel/prophet';
/** Raised whenever a fit of an older version would be read wrongly. */
const VERSION = 1;

/**
 * A fitted model as JSON text: `fromJson` gives one that forecasts the same to the last bit.
 * @example JSON.parse(toJson(fitProphet({ ds: [0, 1], y: [20, 20] }))).format // 'evenkeel/prophet'
 */
export function toJson(fit: ProphetFit): string {
  return JSON.stringify({ format: FORMAT, version: VERSION, ...fit }, (_, value: unknown) => {
    if (value instanceof Float64Array) return Array.from(value, saved);
    if (value instanceof Map) return Array.from(value);
    return typeof value === 'number' ? saved(value) : value;
  });
}

/** JSON has no number for -0. */
function saved(value: number): number | string {
  return Object.is(value, -0) ? '-0' : value;
}

/**
 * Reads what `toJson` wrote.
 * @throws RangeError naming what is wrong with the text, a newer version among it.
 * @example fromJson(toJson(fitProphet({ ds: [0, 1], y: [20, 20] }))).yScale // 20
 */
export function fromJson(text: string): ProphetFit {
  const all = new Fields(parsed(text), 'the model');
  if (all.value('format') !== FORMAT) throw new RangeError('the text is no model saved by toJson');
  const version = all.number('version');
  if (version !== VERSION)
    throw new RangeError(`the model is saved in version ${version} of its format, and only ${VERSION} is known here`);
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
    holidayOf: fields.items('holidayOf').map((_, at, all) => new Fields(all, 'holidayOf').text(at)),
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
    throw new RangeError('the text is no JSON', { cause });
  }
}
