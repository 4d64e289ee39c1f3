import { signInLink } from '../../access/sign-in-link.ts';
import type { AccessSettings } from '../../access/settings.ts';
import type { Doors } from '../../api/access/doors.ts';
import type { Database } from '../../store/connect/database.ts';
import { localUser } from '../local-user.ts';

/** What decides who may do what at a server. @param db for single statements */
export function serveDoors(
  store: Pick<Database, 'session'>,
  db: Database,
  settings: AccessSettings | null,
  nowMs: () => number,
): Doors {
  return {
    settings,
    localUser: localUser(),
    link: settings ? signInLink(localUser(), nowMs) : null,
    db,
    session: async () => store.session(),
    now: () => new Date(nowMs()),
  };
}

/** The line with the link for the person at the terminal; null without authentication. @param url that the server listens at */
export function signInText({ link, settings }: Doors, url: string): string | null {
  if (!link) return null;
  const base = settings?.publicUrl?.origin ?? url.replace(/\/\/(0\.0\.0\.0|\[::\])(?=:)/, '//localhost');
  return `Sign in: ${base}/sign-in#${link.token}  (works once, within an hour)`;
}
