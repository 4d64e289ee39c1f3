/** One part of a ratio: its share of the denominator's total and its contribution to the ratio, expected (0) and actual (1). */
export interface RatioPart {
  readonly numerator0: number;
  readonly denominator0: number;
  readonly numerator1: number;
  readonly denominator1: number;
}

/** What a part adds to the change of a ratio: by its own rate, and by its share of the whole. */
export interface RateAndMix {
  readonly rate: number;
  readonly mix: number;
}

/**
 * Splits the change of a ratio N/D over the parts that N and D are sums of. With w a part's share of D and r its own ratio:
 * rate = (w0+w1)/2·(r1−r0), mix = (w1−w0)·((r0+r1)/2 − (R0+R1)/2). They add up to R1 − R0.
 *
 * A part without a denominator on one side has no rate there: what it adds is then all mix, but for a numerator of its own.
 *
 * @returns null where a total denominator is 0: there is no ratio then
 * @example rateAndMix([{ numerator0: 1, denominator0: 10, numerator1: 3, denominator1: 10 }]) // [{ rate: 0.2, mix: 0 }]
 */
export function rateAndMix(parts: readonly RatioPart[]): RateAndMix[] | null {
  const total = (of: (part: RatioPart) => number): number => parts.reduce((sum, part) => sum + of(part), 0);
  const all0 = total((part) => part.denominator0);
  const all1 = total((part) => part.denominator1);
  if (all0 === 0 || all1 === 0) return null;
  const middle = (total((part) => part.numerator0) / all0 + total((part) => part.numerator1) / all1) / 2;
  return parts.map((part) => {
    const [w0, w1] = [part.denominator0 / all0, part.denominator1 / all1];
    const change = part.numerator1 / all1 - part.numerator0 / all0 - (w1 - w0) * middle;
    const mix = (w1 - w0) * (meanRate(part) - middle);
    return { rate: change - mix, mix };
  });
}

function meanRate({ numerator0, denominator0, numerator1, denominator1 }: RatioPart): number {
  if (denominator0 === 0) return denominator1 === 0 ? 0 : numerator1 / denominator1;
  if (denominator1 === 0) return numerator0 / denominator0;
  return (numerator0 / denominator0 + numerator1 / denominator1) / 2;
}
