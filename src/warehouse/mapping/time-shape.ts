/** The structure of a time text, independent of its numbers. */
export interface TimeShape {
  /** `any`: two short numbers and a year, day and month in unknown order. */
  readonly order: 'ymd' | 'any' | 'compact';
  readonly separator: string;
  /** The separator of date and time; null without a time. */
  readonly beforeTime: string | null;
  readonly hasSeconds: boolean;
  /** Day and month, in the order of the text. */
  readonly numbers: readonly [string, string];
  readonly hour: string;
}

const SEPARATED = /^(\d{1,4})([./-])(\d{1,2})\2(\d{1,4})(?:(, |[ T])(\d{1,2}):(\d{2})(:\d{2})?)?$/;
const COMPACT = /^(?:19|20)\d{2}(\d{2})(\d{2})$/;

/** Returns the shape of a numeric time with a four-digit year; null for other texts. */
export function timeShape(text: string): TimeShape | null {
  const compact = COMPACT.exec(text);
  if (compact) {
    const numbers = [compact[1] ?? '', compact[2] ?? ''] as const;
    return { order: 'compact', separator: '', beforeTime: null, hasSeconds: false, numbers, hour: '' };
  }
  const [, first = '', separator = '', second = '', third = '', beforeTime = null, hour = '', , seconds] =
    SEPARATED.exec(text) ?? [];
  const common = { separator, beforeTime, hasSeconds: seconds !== undefined, hour };
  if (first.length === 4 && third.length <= 2) return { order: 'ymd', numbers: [second, third], ...common };
  if (first.length <= 2 && third.length === 4) return { order: 'any', numbers: [first, second], ...common };
  return null;
}

/** Returns a key that is equal for shapes with a common pattern. */
export function shapeKey({ order, separator, beforeTime, hasSeconds }: TimeShape): string {
  return [order, separator, beforeTime, hasSeconds].join('|');
}

/** Returns the patterns of shapes with one key: two if the order of day and month is unknown, day first. */
export function shapePatterns(shapes: readonly TimeShape[]): readonly string[] {
  const [shape] = shapes;
  if (!shape) return [];
  const { order, separator, beforeTime, hasSeconds } = shape;
  const time = beforeTime === null ? '' : `${beforeTime}${hourPattern(shapes)}:mm${hasSeconds ? ':ss' : ''}`;
  const [day, month] = arePadded(shapes.flatMap(({ numbers }) => numbers)) ? ['DD', 'MM'] : ['D', 'M'];
  if (order === 'compact') return ['YYYYMMDD'];
  if (order === 'ymd') return [`YYYY${separator}${month}${separator}${day}${time}`];
  return [`${day}${separator}${month}${separator}YYYY${time}`, `${month}${separator}${day}${separator}YYYY${time}`];
}

function hourPattern(shapes: readonly TimeShape[]): string {
  return arePadded(shapes.map(({ hour }) => hour)) ? 'HH' : 'H';
}

/** Returns whether numbers below 10 have a leading zero; false without evidence, since the unpadded pattern accepts both. */
function arePadded(numbers: readonly string[]): boolean {
  return numbers.every((number) => number.length === 2) && numbers.some((number) => number.startsWith('0'));
}
