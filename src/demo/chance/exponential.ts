const SQUARINGS = 12;
const STEPS = 2 ** SQUARINGS;

/**
 * e to the power `x` within 0.1 % for |x| up to 2, as (1 + x/4096)^4096. It uses nothing but IEEE additions and products,
 * so that the demo has the same bytes on every engine, which `Math.exp` does not promise.
 *
 * @example exponential(0) // 1
 */
export function exponential(x: number): number {
  let power = 1 + x / STEPS;
  for (let count = 0; count < SQUARINGS; count++) power *= power;
  return power;
}
