import { dayFromIso, type Day } from '../../calendar/day.ts';
import type { Zone } from '../../calendar/zone.ts';
import { CATALOGUE, type Product } from './catalogue.ts';
import { customerBase } from './customer-base.ts';
import { deck } from '../chance/deck.ts';
import { demand } from './demand.ts';
import { exponential } from '../chance/exponential.ts';
import { isDuring } from './is-during.ts';
import { CHANNELS, COUNTRIES, type Channel, type Country } from './market.ts';
import type { Order, SaleLine } from './order.ts';
import type { Outage } from './planted-incident.ts';
import { plantedOn } from './planted-incidents.ts';
import type { Random } from '../chance/random.ts';
import { timesOfDay } from './times-of-day.ts';

/** Of a day's order count, relative: less than half of what a Poisson count would have. */
const ORDERS_SPREAD = 0.035;
/** Of a country's share of a day, relative. */
const SHARE_SPREAD = 0.06;
const CANCELLED_SHARE = 0.007;

/** How many lines an order has; 2.4 in the mean. */
const BASKETS = [0.3, 0.31, 0.2, 0.11, 0.05, 0.03].map((weight, index) => ({ weight, lines: index + 1 }));

/** What somebody wants to order. */
interface Wish {
  readonly country: Country;
  readonly channel: Channel;
  readonly products: readonly Product[];
}

/** Takes the orders of one day after the other; returns their lines in order of time. */
export function orderDesk(clock: Zone): (day: Day, random: Random) => SaleLine[] {
  const customerFrom = customerBase();
  let orderCount = 0;

  return function takeOrders(day, random) {
    const wishes = wishesOn(day, random);
    const times = timesOfDay(day, wishes.length, clock, random);
    const priceLevel = 1 + (plantedOn('promotion', day)?.effect.prices ?? 0);
    const outage = plantedOn('payment_outage', day);
    return times.flatMap((localMs, index) => {
      const wish = wishes[index];
      if (!wish || (outage && isLost(wish, localMs, outage, random))) return [];
      const { country, channel, products } = wish;
      const customer = customerFrom(country, random);
      const order: Order = { id: `N${1_000_000 + ++orderCount}`, customer, channel, lineCount: products.length };
      return orderLines(order, localMs, products, priceLevel, random);
    });
  };
}

function wishesOn(day: Day, random: Random): Wish[] {
  const countries = countriesOn(day);
  const count = orderCountOn(day, countries, random);
  const from = deck(
    countries.map((country) => unsteady(country, random)),
    count,
    random,
  );
  const through = deck(CHANNELS, count, random);
  const baskets = deck(BASKETS, count, random);
  const goods = deck(
    CATALOGUE,
    baskets.reduce((sum, { lines }) => sum + lines, 0),
    random,
  );
  let taken = 0;
  return from.flatMap((country, index) => {
    const [channel, basket] = [through[index], baskets[index]];
    return channel && basket ? { country, channel, products: goods.slice(taken, (taken += basket.lines)) } : [];
  });
}

function orderCountOn(day: Day, countries: readonly Country[], random: Random): number {
  const share = countries.reduce((sum, { weight }) => sum + weight, 0);
  return Math.round(demand(day) * share * (1 + ORDERS_SPREAD * random.normal()));
}

/** The countries with their weights on a day; together 1, or less during a decline. */
function countriesOn(day: Day): readonly Country[] {
  const decline = plantedOn('slow_decline', day);
  if (decline === undefined) return COUNTRIES;
  const { scope, effect } = decline;
  const left = exponential(effect.orders_per_day * (day - dayFromIso(decline.from) + 1));
  return COUNTRIES.map((country) =>
    scope.countries.includes(country.code) ? { ...country, weight: country.weight * left } : country,
  );
}

function unsteady(country: Country, random: Random): Country {
  return { ...country, weight: country.weight * (1 + SHARE_SPREAD * random.normal()) };
}

function isLost({ channel }: Wish, localMs: number, outage: Outage, random: Random): boolean {
  return channel.paysHere && isDuring(outage, localMs) && random.uniform() < -outage.effect.orders;
}

function orderLines(
  order: Order,
  localMs: number,
  products: readonly Product[],
  priceLevel: number,
  random: Random,
): SaleLine[] {
  const status = random.uniform() < CANCELLED_SHARE ? 'cancelled' : 'ok';
  return products.map((product, index) => {
    const quantity = pieces(product, random);
    const cents = Math.round(product.price * priceLevel) * quantity;
    return { order, lineNo: index + 1, localMs, cents, quantity, product, status };
  });
}

/** One piece in two of three lines, else up to the product's most. */
function pieces(product: Product, random: Random): number {
  return random.uniform() < 2 / 3 ? 1 : 1 + random.integer(product.mostPieces);
}
