import { expect, test } from 'vitest';
import { Webhook } from 'standardwebhooks';
import { signedHeaders } from './webhook-signature.ts';

const AT = new Date(Math.floor(Date.now() / 1000) * 1000);

test.each(['whsec_', 'whsec_###', 'whsec_c2hvcnQ='])('the secret %s, which is no key, signs nothing', (secret) => {
  expect(() => signedHeaders('msg_1', AT, '{}', secret)).toThrow('is not whsec_ and a key of at least 16 bytes');
});

test('a key of 24 bytes signs as the library of the specification does', () => {
  const secret = `whsec_${Buffer.alloc(24, 7).toString('base64')}`;
  const headers = signedHeaders('msg_1', AT, '{"a":1}', secret);
  expect(new Webhook(secret).verify('{"a":1}', headers)).toEqual({ a: 1 });
});
