import { BlockList, isIP } from 'node:net';
import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context } from 'hono';

const MAPPED = /^::ffff:(?=[\d.]+$)/i;

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
    proxies.length > 0 && isIP(address) > 0 && trusted.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4');
  return (context) => {
    const peer = peerOf(context);
    if (!isTrusted(peer)) return peer;
    const forwarded = (context.req.header('x-forwarded-for') ?? '').split(',').map(addressIn);
    // What stands left of the first address that no proxy has, the client wrote itself.
    const client = forwarded.reverse().find((address) => !isTrusted(address)) ?? '';
    return isIP(client) > 0 ? client : peer;
  };
}

function peerOf(context: Context): string {
  return (getConnInfo(context).remote.address ?? '').replace(MAPPED, '');
}

/** Some proxies add the port: `192.0.2.7:4711`, `[2001:db8::7]:4711`. */
function addressIn(entry: string): string {
  const [, bracketed, plain] = /^(?:\[(.*)\](?::\d+)?|([\d.]+):\d+)$/.exec(entry.trim()) ?? [];
  return (bracketed ?? plain ?? entry.trim()).replace(MAPPED, '');
}
