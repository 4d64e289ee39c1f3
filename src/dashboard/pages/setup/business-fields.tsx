import type { JSX } from 'react';
import type { SetupAnswerJson, SetupSettings } from '../../../api/setup/schema.ts';

type Business = Extract<SetupAnswerJson, { status: 'proposal' }>['business'];

const NONE = 'none';

/** What the files don't say of the business. */
export function BusinessFields({ business }: { readonly business: Business }): JSX.Element {
  const { name, zone, currency, country, country_why } = business;
  const zones = Intl.supportedValuesOf('timeZone');
  return (
    <section aria-label="Business">
      <div className="fields">
        <label>
          Name
          <input name="name" defaultValue={name} required maxLength={200} autoComplete="organization" />
        </label>
        <label>
          Time zone, in which days begin and end
          <select name="zone" defaultValue={zone}>
            {zones.includes(zone) ? null : <option>{zone}</option>}
            {zones.map((one) => (
              <option key={one}>{one}</option>
            ))}
          </select>
        </label>
        <label>
          Currency, as its ISO code
          <input name="currency" defaultValue={currency} required pattern="[A-Z]{3}" maxLength={3} size={5} />
        </label>
        <label>
          Public holidays of, as its ISO code
          <input
            name="country"
            defaultValue={country ?? NONE}
            required
            pattern="[A-Z]{2}|none"
            maxLength={4}
            size={6}
            aria-describedby="country-why"
          />
        </label>
      </div>
      <p className="faint" id="country-why">
        {country === null
          ? 'Without a country its public holidays may look unusual. Write DE for Germany, GB for the United Kingdom.'
          : `Public holidays of ${countryName(country)}, ${country_why ?? ''}. Write none for none.`}
      </p>
    </section>
  );
}

/** The fields that a form has otherwise than they are proposed. */
export function changedBusiness(form: FormData, business: Business): Partial<SetupSettings> {
  const proposed = { ...business, country: business.country ?? NONE };
  return Object.fromEntries(
    (['name', 'zone', 'currency', 'country'] as const).flatMap((field) => {
      const chosen = form.get(field);
      return typeof chosen === 'string' && chosen !== proposed[field] ? [[field, chosen]] : [];
    }),
  );
}

function countryName(code: string): string {
  return new Intl.DisplayNames('en', { type: 'region', fallback: 'code' }).of(code) ?? code;
}
