import type { Card } from '../chance/deck.ts';
import { urn } from '../chance/urn.ts';

export interface Country extends Card {
  readonly code: string;
  /** An urn: the empty name where the region is not known. */
  readonly regions: readonly string[];
}

export interface Channel extends Card {
  readonly name: string;
  /** Whether the shop's own payment service takes the money; a marketplace does that itself. */
  readonly paysHere: boolean;
}

const UNKNOWN: readonly string[] = [''];

/** Weighted by population, in hundred thousands. */
const BUNDESLAENDER = urn([
  ['Nordrhein-Westfalen', 181],
  ['Bayern', 134],
  ['Baden-Württemberg', 113],
  ['Niedersachsen', 81],
  ['Hessen', 64],
  ['Rheinland-Pfalz', 42],
  ['Sachsen', 41],
  ['Berlin', 38],
  ['Schleswig-Holstein', 30],
  ['Brandenburg', 26],
  ['Sachsen-Anhalt', 22],
  ['Thüringen', 21],
  ['Hamburg', 19],
  ['Mecklenburg-Vorpommern', 16],
  ['Saarland', 10],
  ['Bremen', 7],
]);

/** Where the shop sells, all in EUR; the weights are shares of the orders. */
export const COUNTRIES: readonly Country[] = [
  { code: 'DE', weight: 0.5, regions: BUNDESLAENDER },
  { code: 'AT', weight: 0.13, regions: UNKNOWN },
  { code: 'CH', weight: 0.09, regions: UNKNOWN },
  { code: 'FR', weight: 0.11, regions: UNKNOWN },
  { code: 'PL', weight: 0.1, regions: UNKNOWN },
  { code: 'NL', weight: 0.07, regions: UNKNOWN },
];

/** How the shop sells; the weights are shares of the orders. */
export const CHANNELS: readonly Channel[] = [
  { name: 'web', weight: 0.43, paysHere: true },
  { name: 'mobile_web', weight: 0.31, paysHere: true },
  { name: 'app', weight: 0.16, paysHere: true },
  { name: 'marketplace', weight: 0.1, paysHere: false },
];
