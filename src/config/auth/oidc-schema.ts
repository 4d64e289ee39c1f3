import { z } from 'zod';
import { ROLES } from '../../access/role.ts';
import { secretSchema } from '../secrets/schema.ts';

const ISSUER_HINT = 'write the https:// address of the issuer (http:// only on loopback)';

/** `auth.oidc` in `evenkeel.yaml`. */
export const oidcSchema = z.strictObject({
  issuer: z
    .string()
    .refine(isIssuer, ISSUER_HINT)
    .describe('Address of the identity provider, under which it has /.well-known/openid-configuration'),
  client_id: z.string().min(1).describe('Id of this client at the provider'),
  client_secret: secretSchema.describe('Its secret'),
  scopes: z.array(z.string().min(1)).default(['openid', 'profile', 'email']).describe('Scopes to request'),
  role_claim: z.string().min(1).default('groups').describe('Claim with the groups or roles of a person'),
  roles: z
    .partialRecord(z.enum(ROLES), z.array(z.string().min(1)).min(1))
    .default({})
    .describe('Values of that claim by role; of several roles a person has the highest'),
  default_role: z
    .enum(ROLES)
    .optional()
    .describe('Role of everybody whom the provider knows and no value gives one; without it they are refused'),
});

export type OidcConfig = z.infer<typeof oidcSchema>;

function isIssuer(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, search, hash } = new URL(text);
  if (search !== '' || hash !== '') return false;
  return protocol === 'https:' || (protocol === 'http:' && /^(localhost|127\.0\.0\.1|\[::1\])$/.test(hostname));
}
