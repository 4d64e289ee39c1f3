const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/**
 * Text escaped for XML, without the control characters that XML forbids.
 * @example escaped('Q&A <b>') // 'Q&amp;A &lt;b&gt;'
 */
export function escaped(text: string): string {
  return Array.from(text)
    .filter((character) => character >= ' ' && !/[\uD800-\uDFFF\uFFFE\uFFFF]/u.test(character))
    .map((character) => ENTITIES[character] ?? character)
    .join('');
}

/**
 * A coordinate with at most one decimal.
 * @throws RangeError for NaN and infinities: they make a path invalid
 * @example coordinate(12.345) // '12.3'
 * @example coordinate(-0.01) // '0'
 */
export function coordinate(value: number): string {
  if (!Number.isFinite(value)) throw new RangeError(`coordinate: ${value} is not finite`);
  return String(Math.round(value * 10) / 10 || 0);
}

/**
 * A share of a width or height as a percentage with two decimals.
 * @example percentage(0.12345) // '12.35%'
 */
export function percentage(share: number): string {
  if (!Number.isFinite(share)) throw new RangeError(`percentage: ${share} is not finite`);
  return `${Math.round(share * 10_000) / 100 || 0}%`;
}
