/** The schemes of a server's URL, as they have to be written. */
const SERVER = /^postgres(ql)?:\/\//;
const FORMS =
  'write postgres://user:password@host:port/database (or postgresql://...) for a store in PostgreSQL, with % codes for special ' +
  'characters in its parts, or the path of a DuckDB file, such as evenkeel.duckdb';

/** Whether a location that has no problem is a PostgreSQL server's. */
export function isServer(location: string): boolean {
  return SERVER.test(location);
}

/**
 * Why a text names no store; null if it does. A URL with a slip in it would else be taken for the path of a new file, and the
 * password in it for the name of a folder. The text itself, which may hold a password, is not repeated.
 */
export function locationProblem(location: string): string | null {
  const reason = isServer(location) ? urlProblem(location) : pathProblem(location);
  return reason === null ? null : `names no store: ${reason}; ${FORMS}`;
}

function pathProblem(location: string): string | null {
  if (location.trim() === '') return 'it is blank';
  if (location !== location.trim()) return 'it begins or ends with a blank';
  // oxlint-disable-next-line no-control-regex
  if (/[\0-\x1f\x7f]/.test(location)) return 'it has a control character in it';
  if (/^\W*postgres(ql)?:\/\//i.test(location))
    return 'postgres:// is written in small letters, without quotes around it';
  const scheme = /^([a-z][a-z0-9+.-]*):\/\//i.exec(location)?.[1];
  if (scheme !== undefined) return `${scheme}:// is not a kind of store`;
  if (/^["'\s]*([\w.+%~-]{2,}:|:|\/\/|\w*\/\/)/.test(location) || location.includes('://'))
    return 'it is neither a URL nor a path (./ begins a path that has a colon in it)';
  if (/:[^/]*@/.test(location)) return 'it looks like a URL without its beginning';
  if (/\b(host|hostaddr|user|password|passfile|dbname|service|sslmode)\s*=/i.test(location))
    return 'it looks like the parameters of a connection';
  return null;
}

function urlProblem(location: string): string | null {
  if (/\s/.test(location)) return 'there is a blank in the URL';
  const url = parsed(location);
  if (url === null) return 'the URL can not be read';
  // An @, # or / of a password that is not written as a % code would move the rest of it into another part of the URL.
  if (url.hash !== '' || location.includes('#') || /@/.test(url.pathname + url.search))
    return 'a part of the URL has a special character in it';
  if (!isDecodable(location)) return 'the URL has a % that begins no % code';
  if (url.hostname === '' && !url.searchParams.has('host')) return 'the URL has no host';
  if (!/^\/[^/]+$/.test(url.pathname)) return 'the URL has no database after its host';
  return null;
}

function parsed(location: string): URL | null {
  try {
    return new URL(location);
  } catch {
    return null;
  }
}

function isDecodable(text: string): boolean {
  try {
    decodeURIComponent(text);
    return true;
  } catch {
    return false;
  }
}

/** Host and database of a server's URL, without user, password and parameters. */
export function serverName(location: string): string {
  const url = new URL(location);
  return `${url.host === '' ? 'a socket' : url.host}${url.pathname}`;
}
