import { BlockList, isIPv4, isIPv6 } from 'node:net';

/**
 * What may be behind an IP address: `public`; `private`, which a channel may open on purpose; `forbidden`, which nothing opens. `kind` names
 * the range.
 */
export interface AddressClass {
  readonly access: 'public' | 'private' | 'forbidden';
  readonly kind: string;
}

type Range = readonly [kind: string, ...cidrs: string[]];

// The special-purpose registries of IANA (IPv4 and IPv6), and the metadata services of cloud providers. The narrower range stands first.
const FORBIDDEN: readonly Range[] = [
  [
    'metadata service',
    ...['169.254.0.0/16', '100.100.100.200/32', '168.63.129.16/32', '192.0.0.192/32'],
    ...['fd00:ec2::/32', 'fd20:ce::254/128', 'fd00:42::42/128', 'fd00:c1::a9fe:a9fe/128'],
  ],
  ['unspecified', '0.0.0.0/8'],
  ['reserved', '192.0.0.0/24', '240.0.0.0/4'],
  ['documentation', '192.0.2.0/24', '198.51.100.0/24', '203.0.113.0/24', '2001:db8::/32', '3fff::/20'],
  ['6to4', '192.88.99.0/24', '2002::/16'],
  ['benchmarking', '198.18.0.0/15'],
  ['multicast', '224.0.0.0/4', 'ff00::/8'],
  ['Teredo or another tunnel', '2001::/23'],
  ['link-local', 'fe80::/10'],
];

const PRIVATE: readonly Range[] = [
  ['loopback', '127.0.0.0/8', '::1/128'],
  ['private', '10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', 'fc00::/7'],
  ['carrier-grade NAT', '100.64.0.0/10'],
];

const NAT64 = '64:ff9b::';
/** Of IPv6 only what is routed as public is public; the rest is reserved. IPv4 within IPv6 is judged as that IPv4 address. */
const ROUTED = blockList(['public', '2000::/3', `${NAT64}0.0.0.0/96`, '::ffff:0.0.0.0/96']);
const LISTS = [
  ...FORBIDDEN.map((range) => ({ access: 'forbidden', kind: range[0], list: blockList(range) }) as const),
  ...PRIVATE.map((range) => ({ access: 'private', kind: range[0], list: blockList(range) }) as const),
];

/**
 * The class of an IP address.
 *
 * @param address IPv4 with four decimal numbers, or IPv6; anything else is forbidden
 */
export function addressClass(address: string): AddressClass {
  const family = isIPv4(address) ? 'ipv4' : 'ipv6';
  if (family === 'ipv6' && (!isIPv6(address) || address.includes('%')))
    return { access: 'forbidden', kind: 'no address' };
  const found = LISTS.find(({ list }) => list.check(address, family));
  if (found) return { access: found.access, kind: found.kind };
  if (family === 'ipv6' && !ROUTED.check(address, family)) return { access: 'forbidden', kind: 'reserved' };
  return { access: 'public', kind: 'public' };
}

function blockList([, ...cidrs]: Range): BlockList {
  const list = new BlockList();
  for (const cidr of cidrs) {
    const [network = '', bits = ''] = cidr.split('/');
    if (isIPv6(network)) list.addSubnet(network, Number(bits), 'ipv6');
    else {
      list.addSubnet(network, Number(bits), 'ipv4');
      for (const prefix of ['::ffff:', NAT64]) list.addSubnet(`${prefix}${network}`, 96 + Number(bits), 'ipv6');
    }
  }
  return list;
}
