import { BlockList, isIP } from 'node:net';
import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context } from 'hono';

/** Finds the network address that a request comes from. */
export type ClientAddress = (context: Context) => string;

/** @param proxies addresses and networks whose X-Forwarded-For is believed; anybody else can write into it what they like */
export function clientAddress(proxies: readonly string[]): ClientAddress {
  const trusted = new BlockList();
  for (const proxy of proxies) {
    const [address = '', bits] = proxy.split('/');
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
    trusted.addSubnet(address, Number(bits ?? (family === 'ipv6' ? 128 : 32)), family);
  }
  const isTrusted = (address: string): boolean =>
    isIP(address) > 0 && trusted.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4');
  return (context) => {
    const peer = peerOf(context);
    if (!isTrusted(peer)) return peer;
    const forwarded = (context.req.header('x-forwarded-for') ?? '').split(',').map((part) => part.trim());
    return forwarded.reverse().find((address) => isIP(address) > 0 && !isTrusted(address)) ?? peer;
  };
}

function peerOf(context: Context): string {
  return (getConnInfo(context).remote.address ?? '').replace(/^::ffff:/, '');
}
