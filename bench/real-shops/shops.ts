/** A real shop, as its owner would declare it. */
export interface Shop {
  /** Its file of sales is called so. */
  readonly name: string;
  /** The column whose largest values are series of their own. */
  readonly dimension: string;
  /** `business`, `closures` and further sources of the config. */
  readonly declared: Readonly<Record<string, unknown>>;
  /** Further settings of its source of sales. */
  readonly source?: Readonly<Record<string, unknown>>;
  /** Further sources, by name; `path` is relative to the data folder. */
  readonly sources?: Readonly<Record<string, { readonly path: string; readonly [setting: string]: unknown }>>;
}

const SHOPPING = ['black_friday', 'cyber_monday'];
const CHRISTMAS_AND_EASTER = [
  { from: '2009-12-24', to: '2010-01-03', name: 'Christmas' },
  { from: '2010-04-02', to: '2010-04-05', name: 'Easter' },
  { from: '2010-12-24', to: '2011-01-03', name: 'Christmas' },
  { from: '2011-04-22', to: '2011-04-25', name: 'Easter' },
];

/** The shops of the data folder, with the calendar that an owner knows ahead: nothing was declared after a look at the alerts. */
export const SHOPS: readonly Shop[] = [
  {
    name: 'online_retail_ii',
    dimension: 'country',
    declared: {
      business: { zone: 'Europe/London', currency: 'GBP', as_of: '2011-12-09T13:00' },
      closures: CHRISTMAS_AND_EASTER,
    },
    source: { cancelled: ['cancelled'], adjustment: ['adjustment'] },
  },
  {
    name: 'fuzzy_factory',
    dimension: 'product',
    declared: { business: { zone: 'UTC', currency: 'USD', as_of: '2015-03-19T08:00', shopping_days: SHOPPING } },
  },
  {
    name: 'global_electronics',
    dimension: 'country',
    declared: { business: { zone: 'UTC', currency: 'USD', as_of: '2021-02-21T08:00', shopping_days: SHOPPING } },
    source: { date_only: true },
    sources: {
      rates: {
        path: 'reference/global_electronics_fx.csv',
        table: 'fx_rates',
        columns: { day: 'date', currency: 'currency', per_base: 'per_usd' },
      },
    },
  },
  {
    name: 'completejourney_2017',
    dimension: 'category',
    declared: {
      business: { zone: 'America/New_York', currency: 'USD', as_of: '2018-01-01T08:00', shopping_days: SHOPPING },
    },
    source: { round: true },
  },
  {
    name: 'hotel_bookings',
    dimension: 'category',
    declared: { business: { zone: 'Europe/Lisbon', currency: 'EUR', as_of: '2017-09-01T08:00' } },
    source: { date_only: true, cancelled: ['canceled', 'no-show'] },
  },
  {
    name: 'adventureworks',
    dimension: 'region',
    declared: { business: { zone: 'UTC', currency: 'USD', as_of: '2019-07-01T08:00' } },
    source: { date_only: true, max_rejected_share: 0.001 },
  },
];
