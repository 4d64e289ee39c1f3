// Control characters, line and paragraph separators, and what turns the direction of writing: in a name they would steer the reader.
// oxlint-disable-next-line no-control-regex
const STEERING = /[\0-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]+/g;
/** Half of a surrogate pair alone is no text. */
const LONE_SURROGATES = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/**
 * A text as one line that steers nothing.
 * @example inert('shop\r\nBcc: all@example.com') // 'shop Bcc: all@example.com'
 */
export function inert(text: string): string {
  return text.replace(STEERING, ' ').replace(LONE_SURROGATES, '\ufffd').trim();
}

/**
 * A text of at most so many characters, cut at the end.
 * @example shortened('Revenue of the north', 10) // 'Revenue o…'
 */
export function shortened(text: string, most: number): string {
  const characters = Array.from(text);
  return characters.length <= most
    ? text
    : `${characters
        .slice(0, most - 1)
        .join('')
        .trimEnd()}…`;
}
