/** The first and the last index of consecutive elements. */
export interface Run {
  readonly from: number;
  readonly to: number;
}

/**
 * The runs of consecutive elements that satisfy a predicate.
 * @example runs([1, 1, 0, 1], (x) => x === 1) // [{ from: 0, to: 1 }, { from: 3, to: 3 }]
 */
export function runs<T>(elements: readonly T[], holds: (element: T) => boolean): Run[] {
  const found: Run[] = [];
  let from = -1;
  for (let index = 0; index <= elements.length; index++) {
    const element = elements[index];
    const inside = index < elements.length && element !== undefined && holds(element);
    if (inside && from < 0) from = index;
    if (!inside && from >= 0) {
      found.push({ from, to: index - 1 });
      from = -1;
    }
  }
  return found;
}
