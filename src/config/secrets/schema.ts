import { z } from 'zod';

const SECRET_HINT = 'a secret never stands in the config: write {env: NAME} or {file: PATH}';
const MISSING_HINT = 'is missing: write {env: NAME} or {file: PATH}, where the secret stands';

/** Where a secret stands. */
export const secretSchema = z.union(
  [
    z.strictObject({ env: z.string().regex(/^\w+$/, 'write the name of an environment variable') }),
    z.strictObject({ file: z.string().min(1) }),
  ],
  { error: ({ input }) => (input === undefined ? MISSING_HINT : SECRET_HINT) },
);

export type SecretConfig = z.infer<typeof secretSchema>;
