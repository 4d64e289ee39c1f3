/** Something the shop sells. */
export interface Product {
  readonly id: string;
  readonly name: string;
  readonly category: string;
  /** Of one piece, in cents. */
  readonly price: number;
  /** How often it is sold, among all. */
  readonly weight: number;
  /** Share of sold lines that come back. */
  readonly refundShare: number;
  /** How many pieces one line may have at most. */
  readonly mostPieces: number;
}

/** The jacket that sells best, comes back most, and whose zips broke in July 2026. */
export const ZIP_JACKET = 'P-1001';

type Entry = readonly [name: string, euros: number, weight: number, refundShare?: number];

const CLOTHING: readonly Entry[] = [
  ['Fleece jacket "Zip", unisex', 59.9, 80, 0.12],
  ['Rain jacket "Küste", 3-layer', 139, 16],
  ['Merino base layer, long sleeve', 64.9, 30],
  ['Hiking trousers, zip-off', 79.9, 26],
  ['Down vest "Polar"', 109, 14],
  ['Wool beanie', 24.9, 38],
  ['Trekking socks, 2 pairs', 19.9, 55],
  ['Softshell gloves', 29.9, 28],
];
const FOOTWEAR: readonly Entry[] = [
  ['Hiking boots "Harz" mid', 149, 16],
  ['Trail running shoes "Heide"', 119, 18],
  ['Trekking sandals', 69.9, 18],
  ['Camp slippers, down filled', 39.9, 14],
  ['Gaiters, waterproof', 34.9, 14],
  ['Insoles, cork', 22.9, 22],
];
const TENTS_AND_SLEEP: readonly Entry[] = [
  ['Tent "Fjord 2", two persons', 189, 8],
  ['Tent "Fjord 4", four persons', 259, 4],
  ['Sleeping bag, 3 seasons', 129, 12],
  ['Sleeping mat, self-inflating', 74.9, 17],
  ['Hammock with tree straps', 49.9, 16],
  ['Tarp 3 x 3 m', 54.9, 12],
  ['Travel pillow', 19.9, 24],
];
const BACKPACKS: readonly Entry[] = [
  ['Daypack 22 l', 69.9, 22],
  ['Trekking backpack 55 l, adjustable', 169, 9],
  ['Running vest 8 l', 84.9, 12],
  ['Dry bag 20 l', 21.9, 28],
  ['Rain cover, 20 to 35 l', 17.9, 24],
  ['Hip bag "Moor"', 27.9, 20],
];
const COOKING_AND_LIGHT: readonly Entry[] = [
  ['Gas stove "Spirit"', 44.9, 20],
  ['Gas cartridge 230 g', 7.9, 46],
  ['Cook set, 2 pots, aluminium', 49.9, 14],
  ['Titanium mug 450 ml', 29.9, 20],
  ['Vacuum flask 0.75 l', 27.9, 30],
  ['Head torch 350 lm', 39.9, 32],
  ['Camping lantern, USB-C', 34.9, 18],
];
const NAVIGATION_AND_CARE: readonly Entry[] = [
  ['Compass with mirror', 32.9, 14],
  ['Hiking map "Alps, east", 1:50,000', 14.9, 24],
  ['Trekking poles, pair, carbon', 99, 14],
  ['First-aid kit, 42 pieces', 26.9, 24],
  ['Waterproofing spray 300 ml', 13.9, 34],
  ['Water filter 1 l', 42.9, 18],
];

/** All that is sold. */
export const CATALOGUE: readonly Product[] = [
  ...category(1, 'Clothing', 0.045, CLOTHING),
  ...category(2, 'Footwear', 0.05, FOOTWEAR),
  ...category(3, 'Tents & sleep', 0.02, TENTS_AND_SLEEP),
  ...category(4, 'Backpacks', 0.022, BACKPACKS),
  ...category(5, 'Cooking & light', 0.014, COOKING_AND_LIGHT),
  ...category(6, 'Navigation & care', 0.012, NAVIGATION_AND_CARE),
];

function category(shelf: number, name: string, usualRefundShare: number, entries: readonly Entry[]): Product[] {
  return entries.map(([product, euros, weight, refundShare = usualRefundShare], index) => ({
    id: `P-${shelf}${String(index + 1).padStart(3, '0')}`,
    name: product,
    category: name,
    price: Math.round(euros * 100),
    weight,
    refundShare,
    mostPieces: euros < 30 ? 3 : euros < 60 ? 2 : 1,
  }));
}
