import type { ErrorForm } from '../../source-forms.ts';
import { byFrequency } from '../by-frequency.ts';
import { formNames } from './form-names.ts';
import { normalName } from '../normal-name.ts';
import { filledColumn, type Sample } from '../sample.ts';

const ERRORS =
  /^(error|err|fatal|crit|critical|emerg|emergency|alert|panic|severe|fail|failed|failure|down|timeout|unhealthy|exception|aborted|offline)$/i;
const OTHERS =
  /^(ok|okay|up|success|succeeded|successful|pass|passed|info|information|notice|debug|trace|verbose|warn|warning|healthy|online|completed|complete|done|finished|running|pending|started|queued|cancelled|canceled|skipped)$/i;

/** Which values of a column of statuses mean an error, and what to say of it; null without such a column. */
export function errorForm(sample: Sample): { readonly form: ErrorForm; readonly remark: string } | null {
  return httpStatus(sample) ?? level(sample);
}

function httpStatus(sample: Sample): ReturnType<typeof errorForm> {
  const column = named(sample, formNames.status).find(
    ({ values }) => values.every((text) => /^[1-5]\d\d$/.test(text)) && values.length === sample.rows.length,
  );
  if (!column) return null;
  return {
    form: { column: column.name, from: 500 },
    remark: `'${column.name}' from 500 on is an error; change 'from' under is_error if 400 is one`,
  };
}

function level(sample: Sample): ReturnType<typeof errorForm> {
  const column = named(sample, formNames.level).find(
    ({ values }) =>
      values.length === sample.rows.length && values.every((text) => ERRORS.test(text) || OTHERS.test(text)),
  );
  if (!column) return null;
  const values = byFrequency(column.values).filter((text) => ERRORS.test(text));
  if (values.length === 0) return null;
  return {
    form: { column: column.name, values },
    remark: `'${column.name}' is an error where it is ${values.join(' or ')}`,
  };
}

function named(sample: Sample, names: readonly string[]): ReturnType<typeof filledColumn>[] {
  const normal = sample.header.map(normalName);
  return names.flatMap((name) =>
    normal.flatMap((other, index) => (other === name ? [filledColumn(sample, index)] : [])),
  );
}
