import type { AccessSettings } from '../../access/settings.ts';
import type { AuthConfig } from './schema.ts';

/** Who may come in; null where the config declares no authentication. */
export function accessFromConfig(auth: AuthConfig | undefined): AccessSettings | null {
  if (!auth) return null;
  return {
    publicUrl: auth.public_url === undefined ? null : new URL(auth.public_url),
    sessionHours: auth.session_hours,
    proxies: auth.proxies,
    requestsPerMinute: auth.requests_per_minute,
  };
}
