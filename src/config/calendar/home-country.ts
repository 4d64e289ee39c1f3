/** The countries that date-holidays knows. To ask it takes a tenth of a second. */
export const HOLIDAY_COUNTRIES: readonly string[] = [
  ...'AD AE AG AI AL AM AO AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BW BY BZ CA CC CD CF'.split(
    ' ',
  ),
  ...'CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FO FR GA GB GD GE GF'.split(
    ' ',
  ),
  ...'GG GH GI GL GM GN GP GQ GR GT GU GW GY HK HN HR HT HU IC ID IE IL IM IN IR IS IT JE JM JP KE KM KN KR KY KZ LC'.split(
    ' ',
  ),
  ...'LI LK LR LS LT LU LV LY MA MC MD ME MF MG MK ML MQ MR MS MT MU MW MX MY MZ NA NC NE NF NG NI NL NO NZ PA PE PF'.split(
    ' ',
  ),
  ...'PH PK PL PM PR PT PY RE RO RS RU RW SA SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SZ TC TD TG TH TN TO'.split(
    ' ',
  ),
  ...'TR TT TW TZ UA UG US UY UZ VA VC VE VG VI VN VU WF XK YT ZA ZM ZW'.split(' '),
];

/** Which countries use a currency, where they are few enough to tell; the first is its own. */
const BY_CURRENCY: Readonly<Record<string, readonly string[]>> = {
  ...{ AED: ['AE'], ARS: ['AR'], AUD: ['AU'], BGN: ['BG'], BRL: ['BR'], CAD: ['CA'], CHF: ['CH', 'LI'], CLP: ['CL'] },
  ...{ CNY: ['CN'], COP: ['CO'], CZK: ['CZ'], DKK: ['DK'], GBP: ['GB'], HKD: ['HK'], HUF: ['HU'], IDR: ['ID'] },
  ...{ ILS: ['IL'], INR: ['IN'], ISK: ['IS'], JPY: ['JP'], KRW: ['KR'], MXN: ['MX'], MYR: ['MY'], NOK: ['NO'] },
  ...{ NZD: ['NZ'], PEN: ['PE'], PHP: ['PH'], PLN: ['PL'], RON: ['RO'], RSD: ['RS'], SAR: ['SA'], SEK: ['SE'] },
  ...{ SGD: ['SG'], THB: ['TH'], TRY: ['TR'], TWD: ['TW'], UAH: ['UA'], USD: ['US', 'PR', 'EC', 'SV', 'PA', 'GU'] },
  ...{ VND: ['VN'], ZAR: ['ZA'] },
  EUR: [
    ...['DE', 'AT', 'BE', 'CY', 'EE', 'ES', 'FI', 'FR', 'GR', 'HR', 'IE', 'IT', 'LT', 'LU', 'LV', 'MT', 'NL', 'PT'],
    ...['SI', 'SK', 'AD', 'MC', 'ME', 'SM', 'VA', 'XK'],
  ],
};

/** The country of a business, and what tells it. */
export interface HomeCountry {
  readonly country: string;
  readonly by: 'zone' | 'currency';
}

/**
 * The country of a business whose public holidays are known; null if neither zone nor currency tells it. Many countries pay in euros, so
 * there the zone has to tell.
 *
 * @param zone IANA name
 * @param isOwnZone false if it is only the zone of the machine, which may stand anywhere
 * @param currency ISO code
 */
export function homeCountry(zone: string, isOwnZone: boolean, currency: string): HomeCountry | null {
  const ofCurrency = (BY_CURRENCY[currency] ?? []).filter((country) => HOLIDAY_COUNTRIES.includes(country));
  // To ask for the zones of a country takes a millisecond.
  const ofZone = countryOfZone(zone, [...ofCurrency, ...HOLIDAY_COUNTRIES]);
  const agree = ofZone !== null && (ofCurrency.length === 0 || ofCurrency.includes(ofZone));
  if (ofZone !== null && (isOwnZone || agree)) return { country: ofZone, by: 'zone' };
  const [country] = ofCurrency;
  return country === undefined || currency === 'EUR' ? null : { country, by: 'currency' };
}

/** The country whose clocks show a zone's time; null for UTC and fixed offsets. */
function countryOfZone(zone: string, known: readonly string[]): string | null {
  // As ICU calls it, which names Asia/Kolkata by an older name.
  const { timeZone } = new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions();
  return known.find((country) => zonesOf(country).includes(timeZone)) ?? null;
}

/** V8 has had the zones of a locale as a property and as a method; the types of the language have neither yet. */
type LocaleWithZones = Intl.Locale & { getTimeZones?: () => string[] | undefined; timeZones?: string[] | undefined };

function zonesOf(country: string): readonly string[] {
  const locale: LocaleWithZones = new Intl.Locale(`und-${country}`);
  return (locale.getTimeZones ? locale.getTimeZones() : locale.timeZones) ?? [];
}

/** The English name of a country. */
export function countryName(code: string): string {
  return new Intl.DisplayNames('en', { type: 'region' }).of(code) ?? code;
}

/** What is assumed of a business whose config says nothing of holidays. */
export function homeCountryText({ country, by }: HomeCountry): string {
  return `public holidays of ${countryName(country)}, by the ${by} of the business: set business.holidays to have others, or none`;
}
