import { z } from 'zod';

const SECRET_HINT = 'a secret never stands in the config: write {env: NAME} or {file: PATH}';

/** Where a secret stands. */
export const secretSchema = z.union(
  [
    z.strictObject({ env: z.string().regex(/^\w+$/, 'write the name of an environment variable') }),
    z.strictObject({ file: z.string().min(1) }),
  ],
  SECRET_HINT,
);

export type SecretConfig = z.infer<typeof secretSchema>;
