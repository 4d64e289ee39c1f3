import { Hono } from 'hono';
import { expect, test } from 'vitest';
import { clientAddress } from './client-address.ts';

const PROXY = '10.1.2.3';

async function addressOf(forwarded: string | null, peer = PROXY): Promise<string> {
  const app = new Hono();
  const address = clientAddress(['10.0.0.0/8', '2001:db8:1::/48']);
  app.get('/', (context) => context.text(address(context)));
  const headers = forwarded === null ? {} : { 'x-forwarded-for': forwarded };
  const response = await app.request('/', { headers }, { incoming: { socket: { remoteAddress: peer } } });
  return response.text();
}

test.each([
  ['203.0.113.9', '203.0.113.9'],
  ['203.0.113.9, 198.51.100.4', '198.51.100.4'],
  ['203.0.113.9, 198.51.100.4, 10.9.9.9', '198.51.100.4'],
  ['203.0.113.9, 198.51.100.4:4711', '198.51.100.4'],
  ['203.0.113.9, 198.51.100.4:4711, 10.9.9.9:80', '198.51.100.4'],
  ['203.0.113.9, [2001:db8::7]:4711', '2001:db8::7'],
  ['203.0.113.9, [2001:db8::7], [2001:db8:1::2]:80', '2001:db8::7'],
  ['203.0.113.9, 2001:db8::7', '2001:db8::7'],
  ['203.0.113.9, ::ffff:198.51.100.4, ::ffff:10.9.9.9', '198.51.100.4'],
])('behind a proxy, %s is from %s', async (forwarded, address) => {
  expect(await addressOf(forwarded)).toBe(address);
});

test.each([
  '203.0.113.9, unknown',
  '203.0.113.9, _hidden',
  '203.0.113.9, ',
  '203.0.113.9, 1.2.3.4.5:6',
  '',
  '10.9.9.9',
])('what the proxy could not name, %j, is the proxy and not what the client wrote', async (forwarded) => {
  expect(await addressOf(forwarded)).toBe(PROXY);
});

test('nobody else is believed', async () => {
  expect(await addressOf('203.0.113.9', '192.0.2.7')).toBe('192.0.2.7');
  expect(await addressOf('203.0.113.9', '::ffff:192.0.2.7')).toBe('192.0.2.7');
  expect(await addressOf(null)).toBe(PROXY);
});
