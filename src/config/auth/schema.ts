import { isIP } from 'node:net';
import { z } from 'zod';
import { oidcSchema } from './oidc-schema.ts';

const ORIGIN_HINT = 'write the address at which people find the page, without a path, such as https://kpi.example.com';
const PROXY_HINT = 'write an address such as 10.0.0.5, or a network such as 10.0.0.0/24';

/** `auth` in `evenkeel.yaml`. */
export const authSchema = z.strictObject({
  public_url: z
    .string()
    .regex(/^https?:\/\/[^\s/?#@]+\/?$/, ORIGIN_HINT)
    .refine((text) => URL.canParse(text), ORIGIN_HINT)
    .optional()
    .describe('Address at which people find the page; with https the session is sent over TLS alone'),
  session_hours: z.number().min(0.1).max(720).default(12).describe('Hours after which people sign in again'),
  proxies: z
    .array(z.string().refine(isAddressOrNetwork, PROXY_HINT))
    .default([])
    .describe("Addresses and networks of reverse proxies, whose X-Forwarded-For names people's addresses"),
  requests_per_minute: z
    .int()
    .min(10)
    .max(1_000_000)
    .default(600)
    .describe('Requests that a person, a key or a stranger may send in a minute'),
  oidc: oidcSchema.optional().describe('Identity provider with which people sign in'),
});

export type AuthConfig = z.infer<typeof authSchema>;

function isAddressOrNetwork(text: string): boolean {
  const [address = '', bits, ...others] = text.split('/');
  const family = isIP(address);
  if (family === 0 || others.length > 0) return false;
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128));
}
