import type { UserJson } from '../../api/access/session-schema.ts';
import { api, dataOf } from './api.ts';

/** Who is signed in. */
export interface SessionJson {
  /** Whether the server asks people to sign in. */
  readonly required: boolean;
  readonly user: UserJson | null;
  /** Where to sign in with an identity provider; null without one. */
  readonly provider: string | null;
}

/** @throws ApiError for a problem, TypeError if the API could not be reached. */
export async function fetchSession(): Promise<SessionJson> {
  return dataOf(api.get('/api/v1/session'));
}

/** Opens a session with the token of a link, or with an API key. @throws as fetchSession does */
export async function signIn(credential: { readonly token: string } | { readonly key: string }): Promise<UserJson> {
  return (await dataOf(api.post('/api/v1/session', { body: credential }))).user;
}

/** @throws as fetchSession does */
export async function signOut(): Promise<void> {
  await api.delete('/api/v1/session');
}

/** The page to open after the sign-in: one of this server, whatever the address says. */
export function pageAfterSignIn(search: string, origin: string): string {
  const next = new URLSearchParams(search).get('next') ?? '/';
  const url = URL.canParse(next, origin) ? new URL(next, origin) : null;
  // A path that begins with two slashes would name another host.
  return url?.origin === origin ? `${url.pathname.replace(/^\/+/, '/')}${url.search}` : '/';
}
