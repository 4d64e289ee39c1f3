import type { DecimalForm } from './decimal-field.ts';

/** A field in DuckDB's SQL, which reads what its `Field` reads to the same value. */
export interface SqlField {
  /**
   * Returns the expression of a text column's value, empty as null. It raises an error for a value that the `Field` rejects, or may read in
   * another way.
   */
  readonly parse: (text: string) => string;
  /** Returns the expression of the staged value, given the name of the parsed one and the text. Default: the parsed value. */
  readonly finish?: (parsed: string, text: string) => string;
}

/** What a converted value is where it is the reader's to judge. */
export const LEFT_TO_READER = `error('a value for the reader')`;

export const optionalTextSql: SqlField = { parse: (text) => text };

export const requiredTextSql: SqlField = { parse: (text) => `coalesce(${text}, ${LEFT_TO_READER})` };

export const currencyCodeSql: SqlField = { parse: (text) => matching(text, '[A-Z]{3}', text) };

export const truthFieldSql: SqlField = {
  parse: (text) => `case
    when ${text} in ('1', 'true', 'True', 'TRUE') then true
    when ${text} in ('0', 'false', 'False', 'FALSE') then false
    else ${LEFT_TO_READER}
  end`,
};

export function integerFieldSql(optional: boolean): SqlField {
  return {
    parse: (text) => maybe(text, optional, matching(text, '[+-]?[0-9]{1,9}', `cast(${text} as integer)`)),
  };
}

export function decimalFieldSql({ sign, before, after, round, optional }: DecimalForm): SqlField {
  const decimals = round ? '[0-9]+' : `[0-9]{1,${after}}0*`;
  const form = `[+-]?0*[0-9]{1,${before}}([${sign}]${decimals})?`;
  return {
    parse(text) {
      const plain = sign === '.' ? text : `replace(${text}, '${sign}', '.')`;
      return maybe(text, optional, matching(text, form, `cast(${plain} as decimal(${before + after}, ${after}))`));
    },
  };
}

/** The expression of a text's value where the whole text has a form (RE2), and an error elsewhere. */
export function matching(text: string, form: string, value: string): string {
  return `case when regexp_full_match(${text}, '${form}') then ${value} else ${LEFT_TO_READER} end`;
}

function maybe(text: string, optional: boolean, value: string): string {
  return optional ? `case when ${text} is not null then ${value} end` : value;
}
