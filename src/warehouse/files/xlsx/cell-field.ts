import type { Field } from '../fields/field.ts';

const ERRORS = new Set([
  ...['#N/A', '#DIV/0!', '#VALUE!', '#REF!', '#NAME?', '#NUM!', '#NULL!', '#SPILL!', '#CALC!', '#FIELD!'],
  ...['#BLOCKED!', '#CONNECT!', '#UNKNOWN!', '#BUSY!', '#GETTING_DATA', '#PYTHON!', '#EXTERNAL!'],
]);

/** A field of a workbook: errors of formulas, and formulas that were never calculated, are no values. */
export function cellField(field: Field): Field {
  return (text) => {
    if (text.startsWith('#') && ERRORS.has(text)) return { reason: 'is the error of a formula: mend the cell' };
    if (text.startsWith('=') && text.length > 1)
      return { reason: 'is a formula that was never calculated: open the workbook in a spreadsheet, and save it' };
    return field(text);
  };
}
