const HIDDEN = '***';

/** A text without secrets: what a receiver answers may repeat its own address. */
export function withoutSecrets(text: string, secrets: readonly string[]): string {
  const hidden = secrets.flatMap((secret) => [secret, ...partsOf(secret)]).flatMap(spellings);
  return [...new Set(hidden)]
    .filter((part) => part !== '')
    .toSorted((a, b) => b.length - a.length)
    .reduce((shown, part) => shown.replaceAll(part, HIDDEN), text);
}

/** A shorter part is no secret, and would be found in other words. */
const SHORTEST_PART = 4;
const SHORTEST_PATH = 9;
const SHORTEST_SEGMENT = 16;

/** The parts of a URL that a receiver may repeat: path and query, path, a long segment of it, values, name and password. */
function partsOf(secret: string): string[] {
  if (!URL.canParse(secret)) return [];
  const { pathname, search, username, password } = new URL(secret);
  const values = search
    .slice(1)
    .split('&')
    .map((pair) => pair.replace(/^[^=]*=/, ''));
  return [
    ...(search === '' ? [] : [`${pathname}${search}`]),
    ...[pathname].filter((path) => path.length >= SHORTEST_PATH),
    ...pathname.split('/').filter((segment) => segment.length >= SHORTEST_SEGMENT),
    ...[...values, username, password].filter((part) => part.length >= SHORTEST_PART),
  ];
}

/** As it is, percent-decoded, and within JSON or HTML. */
function spellings(text: string): string[] {
  const plain = [text, decoded(text)];
  return plain.flatMap((one) => [one, one.replaceAll('/', String.raw`\/`), one.replaceAll('&', '&amp;')]);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
