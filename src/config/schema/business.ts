import { z } from 'zod';
import { SHOPPING_DAYS } from '../calendar/shopping-days.ts';
import { DEFAULT_LOCALE, isKnownLocale } from '../known-locale.ts';

const HOLIDAYS_HINT = 'write a country as its ISO code, such as DE, {country, region}, or the path of a CSV';
const holidaySource = z.union(
  [
    z.string().regex(/^([A-Z]{2}|.+\.(csv|csv\.gz|parquet))$/, HOLIDAYS_HINT),
    z.strictObject({
      country: z
        .string()
        .regex(/^[A-Z]{2}$/, 'write a country as its ISO code, such as DE')
        .describe('ISO code of the country'),
      region: z.string().min(1).optional().describe('Its state or province, such as BY'),
    }),
  ],
  HOLIDAYS_HINT,
);

/** What is declared of the business itself. */
export const business = z.strictObject({
  name: z.string().min(1).describe('What the business is called'),
  zone: z.string().min(1).describe('IANA time zone in which its days begin and end, such as Europe/Berlin'),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/, 'write a currency as its ISO code, such as EUR')
    .describe('Currency in which its money is counted'),
  locale: z
    .string()
    .refine(isKnownLocale, 'write a language and country as de-DE')
    .default(DEFAULT_LOCALE)
    .describe('Whose separators numbers have, and where the sign of the currency stands, such as de-DE'),
  as_of: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}$/, 'write a moment as YYYY-MM-DDTHH:MM')
    .describe('For data of the past: the local moment at which every run takes place; without it, now')
    .optional(),
  grace_hours: z
    .number()
    .min(0)
    .max(48)
    .default(1)
    .describe('Hours after the end of a day in which its rows may still arrive'),
  holidays: z
    .union(
      [z.literal('none'), holidaySource, z.array(holidaySource).min(1)],
      'write a country, a CSV, a list of such, or none',
    )
    .optional()
    .describe(
      'Public holidays: of a country (DE, or {country: DE, region: BY}), of a CSV with the columns ds, holiday, lower_window, upper_window, of several such, or none; by default of the country that the zone or the currency tells',
    ),
  shopping_days: z
    .array(z.enum(SHOPPING_DAYS, `choose of ${SHOPPING_DAYS.join(', ')}`))
    .min(1)
    .optional()
    .describe('Days on which people shop otherwise, though they are no public holidays: known ahead, as events'),
  events: z
    .string()
    .min(1)
    .optional()
    .describe('CSV of promotions and other events that are known ahead: name, from, to, scope, value'),
});

export type BusinessConfig = z.infer<typeof business>;
export type HolidaySourceConfig = z.infer<typeof holidaySource>;
