import { amazon } from './amazon.ts';
import { etsy } from './etsy.ts';
import { paypal } from './paypal.ts';
import { shopify } from './shopify.ts';
import { square } from './square.ts';
import { stripe } from './stripe.ts';
import type { VendorExport } from './vendor-export.ts';
import { woocommerce } from './woocommerce.ts';

/** The exports that are known by their header. */
const vendorExports: readonly VendorExport[] = [
  ...shopify,
  ...woocommerce,
  ...stripe,
  ...square,
  ...etsy,
  ...amazon,
  ...paypal,
];

/** The export that a header is of; null if it is of none. Of several, the one with more of the names. */
export function vendorExportOf(header: readonly string[]): VendorExport | null {
  const names = new Set(header.map((name) => plainHeader(name)));
  const known = vendorExports.filter((vendor) => vendor.header.every((name) => names.has(plainHeader(name))));
  return known.toSorted((a, b) => b.header.length - a.header.length)[0] ?? null;
}

/** A name without what differs between versions: capital letters, spaces at its ends, and the mark of an encoding. */
export function plainHeader(name: string): string {
  return name
    .replace(/^\ufeff/, '')
    .trim()
    .toLowerCase();
}
