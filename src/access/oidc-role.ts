import { ROLES, type Role } from '../store/access/role.ts';
import { includesRole } from './role.ts';
import type { OidcSettings } from './settings.ts';

/** The highest role that the values of a claim give, or else that of everybody; null for somebody without one. */
export function roleOfClaim(
  claim: unknown,
  { roles, defaultRole }: Pick<OidcSettings, 'roles' | 'defaultRole'>,
): Role | null {
  const values: readonly unknown[] = Array.isArray(claim) ? claim : [claim];
  const given = ROLES.filter((role) => values.some((value) => typeof value === 'string' && roles.get(value) === role));
  const highest = given.reduce<Role | null>((best, role) => (best && includesRole(best, role) ? best : role), null);
  return highest ?? defaultRole;
}
