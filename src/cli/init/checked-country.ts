import { HOLIDAY_COUNTRIES } from '../../config/calendar/home-country.ts';
import { ConfigError } from '../../config/faults/config-error.ts';

/** A country whose public holidays are known. @throws ConfigError */
export function checkedCountry(code: string): string {
  if (HOLIDAY_COUNTRIES.includes(code)) return code;
  throw new ConfigError(
    `--country: no public holidays are known of '${code}': write a country as its ISO code, such as DE`,
  );
}
