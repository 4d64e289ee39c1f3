const LARGEST = 1e15;
/** Smaller values count as zero: a quotient by one could overflow. */
const SMALLEST = 1e-12;

/** Whether a value can be drawn: a number, and not so large that a scale loses all its digits. */
export function isDrawable(value: number): boolean {
  return Math.abs(value) <= LARGEST;
}

/** The value, or null if it cannot be drawn. */
export function drawable(value: number | null): number | null {
  if (value === null || !isDrawable(value)) return null;
  return Math.abs(value) < SMALLEST ? 0 : value;
}
