import { knownNames } from '../names/known-names.ts';
import { namedCurrency } from '../names/named-currency.ts';
import { normalName } from '../names/normal-name.ts';
import type { ValueForm } from '../../daily-table.ts';

/** What the values of a column are, by its name and its values. */
export interface ValueMeaning {
  readonly unit: 'currency' | 'share' | 'ms' | 'count';
  readonly in: ValueForm | null;
  /** Whether values of slices are parts of a sum. */
  readonly isSum: boolean;
  readonly direction: 'up' | 'down' | null;
  /** What is left to check; empty if nothing is. */
  readonly remark: string;
}

const MONEY = words(
  `revenue sales umsatz erlos erlose turnover gmv mrr arr cost costs kosten spend ausgaben profit gewinn income einnahmen ertrag
  margin marge price preis fee fees gebuhr gebuhren tax steuer mwst vat budget betrag amount netto brutto aov warenkorb payout cashflow
  refunds erstattungen gutschriften warenkorbwert bestellwert order_value basket_value average_order_value discount discounts rabatt rabatte chiffre ventas fatturato`,
);
const SHARE = words('rate ratio share quote anteil percent percentage pct prozent conversion cvr ctr quota tasa taux');
const PERCENT = words('percent percentage pct prozent');
const DURATION = words('duration dauer latency response_time elapsed time_on_page verweildauer');
/** What is a level or a mean, so that parts of it add up to nothing. */
const LEVEL = words(
  `avg average mean median durchschnitt mittel mittelwert mittlere per pro price preis kurs balance saldo bestand stock inventory
  temp temperature temperatur atemp humidity hum wind windspeed score rating bewertung level index min max p50 p90 p95 p99 nps aov
  followers headcount active_subscribers`,
);
const BAD = words(
  `error errors fehler failures failed ausfalle refund refunds return returns retouren erstattungen stornos storno cancellations
  complaints reklamationen beschwerden tickets bounce churn latency cost costs kosten spend downtime incidents defects`,
);
const GOOD = words(
  `revenue sales umsatz turnover gmv mrr arr orders bestellungen auftrage visitors besucher users nutzer sessions sitzungen visits
  besuche views pageviews signups anmeldungen registrations leads purchases conversion conversions uptime`,
);

/** @param values those that are not empty */
export function valueMeaning(name: string, values: readonly string[], decimal: '.' | ','): ValueMeaning {
  const normal = normalName(name);
  const has = (known: ReadonlySet<string>): boolean =>
    known.has(normal) || normal.split('_').some((word) => known.has(word));
  const direction = has(BAD) ? 'up' : has(GOOD) ? 'down' : null;
  const meaning = (unit: ValueMeaning['unit'], form: ValueForm | null, isSum: boolean, remark = ''): ValueMeaning => ({
    unit,
    in: form,
    isSum,
    direction,
    remark,
  });
  const clock = clockForm(values);
  if (clock !== null) return meaning('ms', clock, false, clock === 'm:ss' ? 'is read as minutes and seconds' : '');
  const isPercent = values.some((text) => text.trim().endsWith('%'));
  const numbers = values.map((text) => Number(text.replace(/\s*%$/, '').replace(decimal, '.')));
  const largest = numbers.reduce((most, number) => Math.max(most, Math.abs(number)), 0);
  if (isPercent || (largest > 1 && (has(PERCENT) || name.includes('%')))) return meaning('share', 'percent', false);
  if (has(SHARE) && largest <= 1 && !values.every((text) => /^[01]?$/.test(text))) return meaning('share', null, false);
  if (has(SHARE) && !has(MONEY))
    return meaning(
      'count',
      null,
      false,
      'looks like a share, but has values above 1: if they are percentages, declare in: percent',
    );
  const form = durationForm(normal);
  if (form !== undefined) return meaning('ms', form, !has(LEVEL) && normal.startsWith('total'));
  if (has(DURATION))
    return meaning(
      'count',
      null,
      false,
      'looks like a duration, but its unit is unknown: if it is one, declare in: seconds, minutes or hours',
    );
  const isMoney =
    has(MONEY) || namedCurrency(name) !== null || knownNames.fact_sales['amount']?.includes(normal) === true;
  return meaning(isMoney ? 'currency' : 'count', null, !has(LEVEL));
}

function clockForm(values: readonly string[]): ValueForm | null {
  if (values.length === 0 || !values.every((text) => /^\d+:\d{2}(?::\d{2})?$/.test(text.trim()))) return null;
  return values.every((text) => /:\d{2}:/.test(text)) ? 'h:mm:ss' : 'm:ss';
}

/** The unit in the name of a duration; undefined without one. */
function durationForm(normal: string): ValueForm | null | undefined {
  if (/(?:^|_)(?:ms|millis|milliseconds|millisekunden)$/.test(normal)) return null;
  if (/(?:^|_)(?:s|sec|secs|seconds|sek|sekunden)$/.test(normal)) return 'seconds';
  if (/(?:^|_)(?:min|mins|minutes|minuten)$/.test(normal)) return 'minutes';
  return /(?:^|_)(?:h|hrs|hours|stunden)$/.test(normal) ? 'hours' : undefined;
}

function words(text: string): ReadonlySet<string> {
  return new Set(text.split(/\s+/));
}
