import type { TimeShape } from './time-shape.ts';

/** Returns a key that is equal for shapes with a common pattern. */
export function shapeKey({ order, dates, before, after }: TimeShape): string {
  return [order, dates[0], before, after].join('|');
}

/** Single letters of a pattern, outside of the words in brackets. */
const DAY = /(?<![A-Z])D(?![Do])(?![^[]*\])/;
const MONTH = /(?<!M)M(?!M)(?![^[]*\])/;
const HOUR = /[Hh](?![^[]*\])/;

/** Returns the patterns of shapes with one key: several if the order of day, month and year is unknown, day first. */
export function shapePatterns(shapes: readonly TimeShape[]): readonly string[] {
  const [shape] = shapes;
  if (!shape) return [];
  const isPadded = arePadded(shapes.flatMap(({ numbers }) => numbers));
  const isHourPadded = arePadded(shapes.map(({ hour }) => hour));
  const padded = (pattern: string): string => {
    const dates = isPadded ? pattern.replace(DAY, 'DD').replace(MONTH, 'MM') : pattern;
    return isHourPadded ? dates.replace(HOUR, (hour) => hour.repeat(2)) : dates;
  };
  if (shape.order === 'compact')
    return [`${shape.dates[0]}${isHourPadded ? padded(shape.after) : shape.after.replace('H', 'HH')}`];
  return shape.dates.map((date) => `${shape.before}${padded(`${date}${shape.after}`)}`);
}

/** Returns whether numbers below 10 have a leading zero; false without evidence, since the unpadded pattern accepts both. */
function arePadded(numbers: readonly string[]): boolean {
  return numbers.every((number) => number.length === 2) && numbers.some((number) => number.startsWith('0'));
}
