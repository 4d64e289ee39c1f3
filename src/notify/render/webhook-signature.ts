import { createHmac } from 'node:crypto';
import { SecretError } from '../../secret/secret.ts';

/**
 * The headers that sign a webhook by the Standard Webhooks specification: HMAC-SHA256 of `id.timestamp.body`.
 *
 * @param secret `whsec_` and the key in base64, or any other text, which is the key itself
 * @throws SecretError for a secret that is no key: with an empty one everybody could sign
 * @see https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
 */
export function signedHeaders(id: string, at: Date, body: string, secret: string): Record<string, string> {
  const timestamp = String(Math.floor(at.getTime() / 1000));
  const signature = createHmac('sha256', signingKey(secret)).update(`${id}.${timestamp}.${body}`).digest('base64');
  return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': `v1,${signature}` };
}

/** A key of fewer bytes is a mistake; the specification wants 24 to 64. */
const LEAST_BYTES = 16;

function signingKey(secret: string): Buffer {
  if (!secret.startsWith('whsec_')) return Buffer.from(secret);
  const base64 = secret.slice('whsec_'.length);
  const key = Buffer.from(base64, 'base64');
  const isBase64 = key.toString('base64').replace(/=+$/, '') === base64.replace(/=+$/, '');
  if (!isBase64 || key.length < LEAST_BYTES)
    throw new SecretError('the signing secret is not whsec_ and a key of at least 16 bytes in base64');
  return key;
}
