import { lookup } from 'node:dns/promises';
import { isIP, type LookupFunction } from 'node:net';
import { addressClass } from './address-class.ts';

/** An address that was checked: the one to connect to. */
export interface CheckedAddress {
  readonly address: string;
  readonly family: number;
}

/** All addresses of a name. */
export type Resolve = (host: string) => Promise<readonly CheckedAddress[]>;

export interface AddressPolicy {
  /** Opens loopback, private and carrier-grade NAT addresses. Metadata services stay closed. */
  readonly allowPrivate: boolean;
  /** By default the resolver of the system. */
  readonly resolve?: Resolve;
}

/** An address that may not be connected to: trying again doesn't help. */
export class ForbiddenAddressError extends Error {
  override readonly name = 'ForbiddenAddressError';
}

/**
 * The addresses of a host, resolved once and all checked. One that is not allowed closes the host: which of several is used is not ours to
 * choose.
 *
 * @param host a name, an IPv4 address, or an IPv6 address with or without brackets
 * @throws ForbiddenAddressError naming the address and its kind; Error where the name has no address
 */
export async function checkedHost(
  host: string,
  { allowPrivate, resolve = bySystem }: AddressPolicy,
): Promise<readonly [CheckedAddress, ...CheckedAddress[]]> {
  const literal = host.replace(/^\[(.*)\]$/, '$1');
  const found = isIP(literal) ? [{ address: literal, family: isIP(literal) }] : await resolve(host);
  for (const { address } of found) {
    const { access, kind } = addressClass(address);
    if (access === 'public' || (access === 'private' && allowPrivate)) continue;
    const named = address === literal ? address : `${host} (${address})`;
    const remedy = access === 'private' ? '; `allow_private: true` of the channel opens it' : '';
    throw new ForbiddenAddressError(`${named} is not a public address (${kind})${remedy}`);
  }
  const [first, ...others] = found;
  if (!first) throw new Error(`${host} has no address`);
  return [first, ...others];
}

/** Answers every look-up with checked addresses, so that a connection goes to them and to no other. */
export function fixedLookup(addresses: readonly [CheckedAddress, ...CheckedAddress[]]): LookupFunction {
  return (_host, options, callback) => {
    if (options.all === true) callback(null, [...addresses]);
    else callback(null, addresses[0].address, addresses[0].family);
  };
}

async function bySystem(host: string): Promise<readonly CheckedAddress[]> {
  return lookup(host, { all: true });
}
