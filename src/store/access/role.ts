/** What somebody may do, each as much as the one before and more. `docs/access.md` says what. */
export const ROLES = ['viewer', 'analyst', 'editor', 'admin'] as const;

export type Role = (typeof ROLES)[number];
