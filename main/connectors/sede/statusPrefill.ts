// What a portal window fills into the status form, as data: mode, fields, the date's own way, and what must be read back.
import { FailureError } from '../../contract/failure.ts';
import type { Case } from '../../model/case.ts';
import { readCaseNumber } from '../../model/identifiers/caseNumber.ts';
import { readPersonNumber } from '../../model/identifiers/personNumber.ts';
import { findRegistryNumbers } from '../../model/identifiers/registryNumber.ts';
import type { StatusFieldName } from './statusAnswer.ts';

export interface PrefillField {
  field: Exclude<StatusFieldName, 'captcha'>;
  /** The first that is found is filled. */
  selectors: readonly string[];
  value: string;
}

export interface StatusPrefill {
  /** Where a check begins; the query page itself may answer with the landing when asked directly. */
  path: '/infoext2/';
  /** On the landing: this form is submitted, which is what its link does. */
  landingForm: '#frmFormu';
  /** Called on the page before anything is filled; every load goes back to `N`. */
  mode: { call: 'cambiaExpte'; argument: 'N' | 'X' };
  fields: PrefillField[];
  /** Where typed text is not taken over, the day is clicked in the widget. */
  datepicker: {
    field: 'filedOn';
    /** Month as the widget's heading names it, compared without accents and case. */
    heading: { month: string; year: number };
    day: number;
    selectors: { widget: string; heading: string; previous: string; next: string; day: string };
  };
  /** The person types here, and nobody else. */
  captcha: { selectors: readonly string[] };
  /** Never pressed by Recado. */
  submit: '#btnConsulta';
}

const months =
  'enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre'.split(' ');
/** What the form's own number field takes. */
const searchable = /^[A-Za-z0-9]{5,25}$/;

/**
 * Fails with `input.invalid {badFields}` where the case lacks what the form asks for: a number that the form takes or a
 * NIE, the filing date, the birth year. A case number is preferred: one NIE can have several cases. A number of no known shape
 * comes after the NIE: the service may not know it.
 */
export function prefillOf({
  numbers,
  nie,
  filedOn,
  birthYear,
}: Pick<Case, 'numbers' | 'nie' | 'filedOn' | 'birthYear'>): StatusPrefill {
  const number = nie === null ? null : readPersonNumber(nie);
  const nieValue = number?.isValid ? number.value : null;
  const expediente = usualNumber(numbers) ?? (nieValue === null ? oddNumber(numbers) : null);
  const badFields = [
    ...(expediente === null && nieValue === null ? ['number'] : []),
    ...(filedOn === null ? ['filedOn'] : []),
    ...(birthYear === null ? ['birthYear'] : []),
  ];
  const value = expediente ?? nieValue;
  if (value === null || filedOn === null || birthYear === null)
    throw new FailureError('input.invalid', { badFields });
  const [year = '', month = '', day = ''] = filedOn.split('-');
  const numberField: PrefillField =
    expediente === null
      ? { field: 'nie', selectors: ['#nie', '[name="nie"]'], value }
      : { field: 'expediente', selectors: ['[name="idExpediente"]', '#idExpediente'], value };
  return {
    path: '/infoext2/',
    landingForm: '#frmFormu',
    mode: { call: 'cambiaExpte', argument: expediente === null ? 'N' : 'X' },
    fields: [
      numberField,
      {
        field: 'filedOn',
        selectors: ['#fechaPresentacion', '[name="fechaPresentacion"]'],
        value: `${day}/${month}/${year}`,
      },
      { field: 'birthYear', selectors: ['#anio', '[name="anio"]'], value: String(birthYear) },
    ],
    datepicker: {
      field: 'filedOn',
      heading: { month: months[Number(month) - 1] ?? '', year: Number(year) },
      day: Number(day),
      selectors: {
        widget: '.datepicker',
        heading: '.datepickerMonth span',
        previous: '.datepickerGoPrev',
        next: '.datepickerGoNext',
        day: 'tbody.datepickerDays td:not(.datepickerNotInMonth) span',
      },
    },
    captcha: { selectors: ['#captcha', '[name="txtCaptcha"]'] },
    submit: '#btnConsulta',
  };
}

/** What the form would be asked by, as it is filled in. Fails as `prefillOf` does. */
export const askedBy = (known: Parameters<typeof prefillOf>[0]): string =>
  prefillOf(known).fields.find(({ field }) => field === 'expediente' || field === 'nie')?.value ?? '';

/** The first of the 15-character numbers. */
const usualNumber = (numbers: readonly string[]): string | null =>
  numbers.map((number) => readCaseNumber(number, 9999)).find((read) => read && read.shape !== 'other')
    ?.value ?? null;

/** The first that the form takes at all; a registry number is of the filing and leads to no case. */
const oddNumber = (numbers: readonly string[]): string | null =>
  numbers
    .filter((number) => findRegistryNumbers(number).length === 0)
    .map((number) => readCaseNumber(number, 9999)?.value ?? '')
    .find((value) => searchable.test(value)) ?? null;

/**
 * The page answers about another number than it was asked by: the person has changed the form before sending. Numbers that are
 * not printed, or not printed as known, prove nothing.
 */
export function isAboutAnother(
  prefill: StatusPrefill,
  { nie, caseNumber }: { nie: string | null; caseNumber: string | null },
): boolean {
  const asked = prefill.fields[0];
  if (asked?.field === 'nie') {
    const printed = readPersonNumber(nie ?? '');
    return printed.isValid && printed.value !== asked.value;
  }
  const printed = usualNumber(caseNumber === null ? [] : [caseNumber]);
  return printed !== null && asked !== undefined && printed !== usualNumber([asked.value]);
}

export type ReadBack = Partial<Record<PrefillField['field'] | 'mode', string | null>>;

/**
 * What the page holds after filling, against what was meant. `clickDay`: only the date was refused, the widget is the
 * way. `wrong` names the fields; a field that the page does not have is `null` in `readBack`.
 */
export function checkPrefill(
  prefill: StatusPrefill,
  readBack: ReadBack,
): { outcome: 'right' | 'clickDay' | 'wrong'; wrong: (PrefillField['field'] | 'mode')[] } {
  const wrong: (PrefillField['field'] | 'mode')[] = prefill.fields
    .filter(({ field, value }) => !isSame(readBack[field] ?? '', value))
    .map(({ field }) => field);
  if (readBack.mode !== undefined && readBack.mode !== prefill.mode.argument) wrong.push('mode');
  if (wrong.length === 0) return { outcome: 'right', wrong };
  return { outcome: wrong.length === 1 && wrong[0] === 'filedOn' ? 'clickDay' : 'wrong', wrong };
}

const isSame = (one: string, other: string): boolean =>
  one.trim().toUpperCase().replaceAll(/[\s-]/g, '') === other.toUpperCase();

/** The date that neither typing nor clicking could set: told as a changed form, never sent as it stands. */
export const dateRefused = (): FailureError =>
  new FailureError('portal.changed', { at: 'status', what: 'dateRefused', missing: ['filedOn'] });
