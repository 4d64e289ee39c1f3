import diagnostics from 'node:diagnostics_channel';
import { once } from 'node:events';
import { createServer as createHttpServer, type RequestListener } from 'node:http';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { fixedLookup, ForbiddenAddressError, type CheckedAddress } from './checked-host.ts';
import { guardedFetch, type OutgoingRequest } from './guarded-fetch.ts';

/** Hosts that a URL can be written with, none of which may be connected to. */
const CLOSED = [
  ...[
    '127.0.0.1',
    '127.1',
    '127.0.1',
    '127.255.255.254',
    '2130706433',
    '0x7f000001',
    '0x7f.1',
    '0177.0.0.1',
    '017700000001',
  ],
  ...[
    '0X7F.0.0.0x1',
    '127.0.0.1.',
    '%31%32%37.0.0.1',
    '①②⑦.0.0.1',
    '127。0。0。1',
    '0',
    '0.0.0.0',
    '0.1.2.3',
    '00',
    '0x0',
  ],
  ...[
    '10.0.0.1',
    '10.255.255.255',
    '167772161',
    '0xa000001',
    '012.0.0.1',
    '172.16.0.1',
    '172.31.255.254',
    '192.168.0.1',
  ],
  ...['192.168.257', '3232235521', '100.64.0.1', '100.127.255.254', '169.254.0.1', '169.254.169.254', '169.254.170.2'],
  ...[
    '2852039166',
    '0xa9fea9fe',
    '0251.0376.0251.0376',
    '169.254.43518',
    '100.100.100.200',
    '168.63.129.16',
    '192.0.0.192',
  ],
  ...['192.0.0.8', '192.0.2.1', '198.51.100.7', '203.0.113.9', '192.88.99.1', '198.18.0.1', '198.19.255.255'],
  ...['224.0.0.1', '239.255.255.250', '240.0.0.1', '255.255.255.255', '4294967295'],
  ...[
    '[::]',
    '[::1]',
    '[0:0:0:0:0:0:0:1]',
    '[::127.0.0.1]',
    '[::ffff:127.0.0.1]',
    '[::ffff:7f00:1]',
    '[::ffff:10.0.0.1]',
  ],
  ...[
    '[::FFFF:169.254.169.254]',
    '[::ffff:0:127.0.0.1]',
    '[::ffff:0.0.0.0]',
    '[::ffff:192.168.1.1]',
    '[64:ff9b::127.0.0.1]',
  ],
  ...['[64:ff9b::a9fe:a9fe]', '[64:ff9b::10.1.2.3]', '[64:ff9b:1::10.0.0.1]', '[2002:7f00:1::]', '[2002:a9fe:a9fe::1]'],
  ...[
    '[2002:c0a8:1::1]',
    '[2001:0:4136:e378:8000:63bf:3fff:fdd2]',
    '[2001:10::1]',
    '[2001:2::1]',
    '[2001:db8::1]',
    '[3fff::1]',
  ],
  ...[
    '[fe80::1]',
    '[febf::1]',
    '[fec0::1]',
    '[fc00::1]',
    '[fd12:3456::1]',
    '[fd00:ec2::254]',
    '[fd20:ce::254]',
    '[ff02::1]',
  ],
  ...['[ff05::2]', '[100::1]', '[5f00::1]', '[4000::1]', 'localhost', 'LOCALHOST'],
];

/** Those that stay closed where a channel opens private addresses. */
const NEVER_OPEN = [
  ...[
    '169.254.169.254',
    '2852039166',
    '0xa9fea9fe',
    '169.254.170.2',
    '100.100.100.200',
    '168.63.129.16',
    '192.0.0.192',
  ],
  ...['[::ffff:169.254.169.254]', '[64:ff9b::169.254.169.254]', '[64:ff9b::100.100.100.200]', '[2002:a9fe:a9fe::]'],
  ...['[fd00:ec2::254]', '[fd20:ce::254]', '[fe80::a9fe:a9fe]', '0.0.0.0', '[::]', '224.0.0.1', '255.255.255.255'],
];

let listener: Server;
let port = 0;
let accepted = 0;
let sockets = 0;
const countSocket = (): void => void sockets++;

beforeAll(async () => {
  listener = createServer((socket) => {
    accepted++;
    socket.destroy();
  });
  listener.listen(0, '::');
  await once(listener, 'listening');
  port = portOf(listener);
  // Node publishes every socket that this process opens as a client.
  diagnostics.subscribe('net.client.socket', countSocket);
});

afterAll(() => {
  diagnostics.unsubscribe('net.client.socket', countSocket);
  listener.close();
});

const opened: Server[] = [];
afterEach(() => {
  for (const server of opened.splice(0)) server.close();
});

beforeEach(() => {
  accepted = 0;
  sockets = 0;
});

const get: OutgoingRequest = { method: 'GET', allowPrivate: false, timeoutMs: 20_000, maxBytes: 1000 };
const privately: OutgoingRequest = { ...get, allowPrivate: true };

describe('of addresses that are not public', () => {
  test(`none of ${CLOSED.length} is connected to, with http or https`, async () => {
    const urls = CLOSED.flatMap((host) => [`http://${host}:${port}/`, `https://${host}:${port}/`]);
    const outcomes = await Promise.all(urls.map(async (url) => refusal(url, get)));
    expect(outcomes.filter((outcome) => !outcome.includes('is not a public address'))).toEqual([]);
    expect({ sockets, accepted }).toEqual({ sockets: 0, accepted: 0 });
  });

  test('a metadata service is not connected to where private addresses are open', async () => {
    const outcomes = await Promise.all(NEVER_OPEN.map(async (host) => refusal(`http://${host}:${port}/`, privately)));
    expect(outcomes.filter((outcome) => !outcome.includes('is not a public address'))).toEqual([]);
    expect(sockets).toBe(0);
  });

  test('one among the addresses of a name closes the name', async () => {
    const resolve = async (): Promise<CheckedAddress[]> => [
      { address: '93.184.215.14', family: 4 },
      { address: '10.0.0.7', family: 4 },
    ];
    expect(await refusal('http://hooks.example.com/', { ...get, resolve })).toBe(
      'hooks.example.com (10.0.0.7) is not a public address (private); `allow_private: true` of the channel opens it',
    );
    expect(sockets).toBe(0);
  });

  test.each([
    'file:///etc/passwd',
    'gopher://127.0.0.1/',
    'ftp://127.0.0.1/',
    'data:text/plain,x',
    '//127.0.0.1',
    'http://',
  ])('%s is refused', async (url) => {
    await expect(guardedFetch(url, get)).rejects.toThrow(ForbiddenAddressError);
    expect(sockets).toBe(0);
  });
});

describe('of public addresses', () => {
  test.each(['8.8.8.8', '172.32.0.1', '100.128.0.1', '2606:4700:4700::1111', '64:ff9b::8.8.8.8', '::ffff:1.1.1.1'])(
    '%s may be connected to',
    async (address) => {
      const resolve = async (): Promise<CheckedAddress[]> => [{ address, family: 4 }];
      const signal = AbortSignal.abort();
      // The check passes; the request ends at the signal, before any packet.
      await expect(guardedFetch('http://hooks.example.com/', { ...get, resolve, signal })).rejects.not.toThrow(
        ForbiddenAddressError,
      );
    },
  );
});

describe('a request', () => {
  test('goes to the address that was checked, whatever the name has later', async () => {
    const checked = await http((_, answer) => answer.end('checked'));
    const later = await http((_, answer) => answer.end('later'), '127.0.0.2', portOf(checked));
    let lookups = 0;
    const resolve = async (): Promise<CheckedAddress[]> => {
      lookups++;
      return [{ address: lookups === 1 ? '127.0.0.1' : '127.0.0.2', family: 4 }];
    };
    const answer = await guardedFetch(`http://hooks.example.com:${portOf(checked)}/`, { ...privately, resolve });
    expect({ lookups, body: answer.body }).toEqual({ lookups: 1, body: 'checked' });
    expect(later.listening).toBe(true);
  });

  test('does not follow a redirect', async () => {
    const server = await http((_, answer) => answer.writeHead(302, { location: `http://127.0.0.1:${port}/` }).end());
    const answer = await guardedFetch(`http://127.0.0.1:${portOf(server)}/`, privately);
    expect({ status: answer.status, accepted, sockets }).toEqual({ status: 302, accepted: 0, sockets: 1 });
  });

  test('sends headers and body to the named host', async () => {
    const server = await http((request, answer) => {
      const parts: Buffer[] = [];
      request.on('data', (part: Buffer) => parts.push(part));
      request.on('end', () =>
        answer.end([request.method, request.headers.host, request.headers['x-a'], Buffer.concat(parts)].join(' ')),
      );
    });
    const resolve = async (): Promise<CheckedAddress[]> => [{ address: '127.0.0.1', family: 4 }];
    const url = `http://hooks.example.com:${portOf(server)}/in?x=1`;
    const answer = await guardedFetch(url, {
      ...privately,
      resolve,
      method: 'POST',
      headers: { 'x-a': 'b' },
      body: 'ü',
    });
    expect(answer).toMatchObject({ status: 200, body: `POST hooks.example.com:${portOf(server)} b ü`, complete: true });
  });

  test('ends at its deadline where the receiver sends nothing', async () => {
    const server = await http(() => undefined);
    await expect(
      guardedFetch(`http://127.0.0.1:${portOf(server)}/secret`, { ...privately, timeoutMs: 50 }),
    ).rejects.toThrow(`127.0.0.1:${portOf(server)} did not answer within 0.05 s`);
  });

  test('ends at its deadline where a name is not resolved', async () => {
    const resolve = async (): Promise<CheckedAddress[]> => new Promise(() => undefined);
    await expect(guardedFetch('http://hooks.example.com/', { ...get, timeoutMs: 50, resolve })).rejects.toThrow(
      'did not answer',
    );
  });

  test('keeps the status where the body is endless, too slow or broken off', async () => {
    const endless = await http((_, answer) => {
      answer.writeHead(200);
      const more = (): void => {
        while (!answer.destroyed && answer.write('x'.repeat(10_000)));
        if (!answer.destroyed) answer.once('drain', more);
      };
      more();
    });
    const slow = await http((_, answer) => void answer.writeHead(202).write('half'));
    const broken = await http((_, answer) => {
      answer.writeHead(200, { 'content-length': 10 }).write('half', () => answer.destroy());
    });
    const answered = async (server: Server, timeoutMs: number) =>
      guardedFetch(`http://127.0.0.1:${portOf(server)}/`, { ...privately, timeoutMs });
    expect(await answered(endless, 20_000)).toMatchObject({ status: 200, body: 'x'.repeat(1000), complete: false });
    expect(await answered(slow, 1000)).toMatchObject({ status: 202, body: 'half', complete: false });
    expect(await answered(broken, 20_000)).toMatchObject({ status: 200, complete: false });
  });
});

test('a fixed look-up answers in both forms', () => {
  const addresses = [
    { address: '192.0.2.1', family: 4 },
    { address: '2001:db8::1', family: 6 },
  ] as const;
  const answers: unknown[] = [];
  const note = (...values: unknown[]): void => void answers.push(values);
  fixedLookup(addresses)('x', { all: true }, note);
  fixedLookup(addresses)('x', {}, note);
  expect(answers).toEqual([
    [null, addresses],
    [null, '192.0.2.1', 4],
  ]);
});

async function refusal(url: string, request: OutgoingRequest): Promise<string> {
  try {
    return `${url} answered ${(await guardedFetch(url, request)).status}`;
  } catch (error) {
    return error instanceof ForbiddenAddressError ? error.message : `${url}: ${String(error)}`;
  }
}

async function http(listen: RequestListener, host = '127.0.0.1', at = 0): Promise<Server> {
  const server = createHttpServer(listen);
  opened.push(server);
  server.listen(at, host);
  await once(server, 'listening');
  return server;
}

function portOf(server: Server): number {
  return (server.address() as AddressInfo).port;
}
