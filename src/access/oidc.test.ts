import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { once } from 'node:events';
import { expect, test } from 'vitest';
import { secret } from '../../test/fixtures/channels.ts';
import { oidc } from './oidc.ts';

test('those who began to sign in may finish, however many begin after them; later there is room again', async () => {
  const provider = createServer((_request, response) => {
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ issuer: issuer.href, authorization_endpoint: `${issuer.href}authorize` }));
  }).listen(0, '127.0.0.1');
  await once(provider, 'listening');
  const issuer = new URL(`http://127.0.0.1:${(provider.address() as AddressInfo).port}/`);
  const client = { issuer, clientId: 'evenkeel', clientSecret: secret('of the test'), scope: 'openid' };
  let nowMs = 0;
  const { begin, finish } = oidc(
    { ...client, roleClaim: 'groups', roles: new Map(), defaultRole: null },
    new URL('https://kpi.example.com/back'),
    () => nowMs,
  );
  const first = await begin('/');
  for (let others = 1; others < 1000; others++) expect(await begin('/')).not.toBeNull();
  expect(await begin('/')).toBeNull();
  // It was begun here: what is wrong is the answer, which has no code.
  const back = new URL(`https://kpi.example.com/back?state=${first?.state}`);
  await expect(finish(back, first?.state ?? '')).rejects.not.toThrow('not begun here');
  nowMs += 11 * 60_000;
  expect(await begin('/')).not.toBeNull();
  provider.close();
  provider.closeAllConnections();
});
