/** How a written time is put together, whatever its numbers. */
export interface TimeShape {
  /** `any`: two short numbers and a year, so that day and month could stand either way round. */
  readonly order: 'ymd' | 'any' | 'compact';
  readonly separator: string;
  /** What stands between the day and the time; null where there is no time. */
  readonly beforeTime: string | null;
  readonly hasSeconds: boolean;
  /** The two numbers that are day and month, in the order in which they stand. */
  readonly numbers: readonly [string, string];
  readonly hour: string;
}

const PARTED = /^(\d{1,4})([./-])(\d{1,2})\2(\d{1,4})(?:(, |[ T])(\d{1,2}):(\d{2})(:\d{2})?)?$/;
const COMPACT = /^(?:19|20)\d{2}(\d{2})(\d{2})$/;

/** The shape of a time written in numbers with a year of four digits; null for any other text. */
export function timeShape(text: string): TimeShape | null {
  const compact = COMPACT.exec(text);
  if (compact) {
    const numbers = [compact[1] ?? '', compact[2] ?? ''] as const;
    return { order: 'compact', separator: '', beforeTime: null, hasSeconds: false, numbers, hour: '' };
  }
  const [, first = '', separator = '', second = '', third = '', beforeTime = null, hour = '', , seconds] =
    PARTED.exec(text) ?? [];
  const common = { separator, beforeTime, hasSeconds: seconds !== undefined, hour };
  if (first.length === 4 && third.length <= 2) return { order: 'ymd', numbers: [second, third], ...common };
  if (first.length <= 2 && third.length === 4) return { order: 'any', numbers: [first, second], ...common };
  return null;
}

/** Equal for shapes that one pattern can describe. */
export function shapeKey({ order, separator, beforeTime, hasSeconds }: TimeShape): string {
  return [order, separator, beforeTime, hasSeconds].join('|');
}

/** The patterns that read shapes of one key: two where day and month could stand either way round, the day first. */
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

/** Whether numbers below ten are written with a zero; without any such number it is not known, and both are to be read. */
function arePadded(numbers: readonly string[]): boolean {
  return numbers.every((number) => number.length === 2) && numbers.some((number) => number.startsWith('0'));
}
