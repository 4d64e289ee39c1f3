const LARGEST = 1e15;
/** What is smaller is as good as zero, and may be too small to be divided by. */
const SMALLEST = 1e-12;

/** Whether a value can be given a place: a number, and none so large that scales run out of digits. */
export function isDrawable(value: number): boolean {
  return Math.abs(value) <= LARGEST;
}

/** The value, or null where it has no place. */
export function drawable(value: number | null): number | null {
  if (value === null || !isDrawable(value)) return null;
  return Math.abs(value) < SMALLEST ? 0 : value;
}
