import { sqlLiteral } from '../../../store/sql-literal.ts';
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

/** @param usual the code that most rows are expected to have: to compare is cheaper than to match */
export function currencyCodeSql(usual: string): SqlField {
  return {
    parse: (text) =>
      `case when ${text} = ${sqlLiteral(usual)} then ${text} else ${matching(text, '[A-Z]{3}', text)} end`,
  };
}

export const truthFieldSql: SqlField = {
  parse: (text) => `case
    when ${text} in ('1', 'true', 'True', 'TRUE') then true
    when ${text} in ('0', 'false', 'False', 'FALSE') then false
    else ${LEFT_TO_READER}
  end`,
};

export function integerFieldSql(optional: boolean): SqlField {
  const form = '[+-]?[0-9]{1,9}';
  return {
    parse: (text) => `try_cast(${text} as integer)`,
    finish: (parsed, text) =>
      maybe(
        text,
        optional,
        judged(parsed, [
          `${parsed} between -999999999 and 999999999 and cast(${parsed} as text) = ${text}`,
          fits(text, form),
        ]),
      ),
  };
}

export function decimalFieldSql({ sign, before, after, round, optional }: DecimalForm): SqlField {
  const decimals = round ? '[0-9]+' : `[0-9]{1,${after}}0*`;
  const form = `[+-]?0*[0-9]{1,${before}}([${sign}]${decimals})?`;
  // A text that the value's own begins with is plain, and cheaper to see than the form.
  const isPlain = (parsed: string, text: string): string =>
    `starts_with(cast(${parsed} as text), ${text}) and not ends_with(${text}, '.')`;
  return {
    parse: (text) => {
      const plain = sign === '.' ? text : `replace(${text}, '${sign}', '.')`;
      return `try_cast(${plain} as decimal(${before + after}, ${after}))`;
    },
    finish: (parsed, text) =>
      maybe(text, optional, judged(parsed, [...(sign === '.' ? [isPlain(parsed, text)] : []), fits(text, form)])),
  };
}

/** A parsed value where one of the conditions is true, and an error elsewhere. */
function judged(parsed: string, conditions: readonly string[]): string {
  const cases = conditions.map((condition) => `when ${condition} then ${parsed}`);
  return `case when ${parsed} is null then ${LEFT_TO_READER} ${cases.join(' ')} else ${LEFT_TO_READER} end`;
}

/** Whether the whole text has a form (RE2). */
function fits(text: string, form: string): string {
  return `regexp_full_match(${text}, '${form}')`;
}

/** The expression of a text's value where the whole text has a form (RE2), and an error elsewhere. */
export function matching(text: string, form: string, value: string): string {
  return `case when ${fits(text, form)} then ${value} else ${LEFT_TO_READER} end`;
}

function maybe(text: string, optional: boolean, value: string): string {
  return optional ? `case when ${text} is not null then ${value} end` : value;
}
