const LARGEST = 1e15;

/** Whether a value can be given a place: a number, and none so large that scales run out of digits. */
export function isDrawable(value: number): boolean {
  return Math.abs(value) <= LARGEST;
}

/** The value, or null where it has no place. */
export function drawable(value: number | null): number | null {
  return value !== null && isDrawable(value) ? value : null;
}
