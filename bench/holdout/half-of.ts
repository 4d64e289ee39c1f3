export const HALVES = ['choice', 'holdout'] as const;
/** Models and parameters are chosen on the first half; the second is only scored. */
export type Half = (typeof HALVES)[number];

/** The half of a business, by a hash of its name alone. */
export function halfOf(business: string): Half {
  const hash = nameHash(business);
  // The lowest bit of FNV-1a is only the parity of the bytes.
  return ((hash >>> 16) ^ (hash >>> 8)) & 1 ? 'holdout' : 'choice';
}

/**
 * A hash of a name, 0 to 2^32 - 1.
 * @source FNV-1a, 32 bits: http://www.isthe.com/chongo/tech/comp/fnv/
 */
export function nameHash(name: string): number {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(name)) hash = Math.imul(hash ^ byte, 0x01000193);
  return hash >>> 0;
}
