import { userInfo } from 'node:os';

/** The name of who uses this terminal. A container may run as a number that has no name. */
export function localUser(): string {
  try {
    return userInfo().username;
  } catch {
    return `user ${process.getuid?.() ?? ''}`.trim();
  }
}
