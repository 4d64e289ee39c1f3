import { ROLES, type Role } from '../store/access/role.ts';

export { ROLES, type Role };

/** Whether a role includes another one. @example includesRole('editor', 'viewer') // true */
export function includesRole(role: Role, needed: Role): boolean {
  return ROLES.indexOf(role) >= ROLES.indexOf(needed);
}
