import { userInfo } from 'node:os';
import type { Actor } from '../access/access.ts';

/** The name of who uses this terminal. A container may run as a number that has no name. */
export function localUser(): string {
  try {
    return userInfo().username;
  } catch {
    return `user ${process.getuid?.() ?? ''}`.trim();
  }
}

/** Who the audit log has for what a command does. */
export function atTerminal(): Actor {
  return { who: localUser(), kind: 'local', origin: 'terminal' };
}
