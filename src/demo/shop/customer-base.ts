import type { Country } from './market.ts';
import type { Random } from '../chance/random.ts';

export interface Customer {
  readonly id: string;
  readonly country: string;
  readonly region: string;
}

const NEW_SHARE = 0.35;

/** Who buys: new people, and in most orders someone of the country who bought before. */
export function customerBase(): (country: Country, random: Random) => Customer {
  const known = new Map<string, Customer[]>();
  let count = 0;

  function newCustomer(country: Country, random: Random): Customer {
    count++;
    return { id: `C${100_000 + count}`, country: country.code, region: random.pick(country.regions) };
  }

  return function customerFrom(country, random) {
    const people = known.get(country.code) ?? [];
    known.set(country.code, people);
    const returning = random.uniform() < NEW_SHARE ? undefined : people[random.integer(people.length)];
    if (returning !== undefined) return returning;
    const customer = newCustomer(country, random);
    people.push(customer);
    return customer;
  };
}
