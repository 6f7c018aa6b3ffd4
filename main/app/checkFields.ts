// Checks a sign-in form against the portal's manifest before anything is sent.
import { FailureError } from '../contract/failure.ts';
import type { Manifest, SignInField } from '../model/manifest.ts';

interface Form {
  method: string;
  fields: Record<string, string>;
  secrets: Record<string, string>;
  /** A certificate file that came with the form. */
  certificate?: unknown;
  /** A sign-in on the provider's page. */
  signInId?: string | null;
}

/** The form's non-secret fields, defaults filled in; fails with `input.invalid {badFields}` naming each wrong one. */
export function checkFields(
  manifest: Manifest,
  form: Form,
  { areSecretsOptional = false } = {},
): Record<string, string> {
  const method = manifest.signInMethods.find(({ id }) => id === form.method);
  if (!method) throw new FailureError('input.invalid', { badFields: ['method'] });
  const plain = method.fields.filter(({ kind }) => kind === 'text' || isChoice(kind));
  const files = method.fields.filter(({ kind }) => kind === 'certificate');
  const grants = method.fields.filter(({ kind }) => kind === 'grant');
  const secret = method.fields.filter(({ kind }) => kind === 'secret');
  const fields = Object.fromEntries(
    plain.flatMap((field) => {
      const value = form.fields[field.name]?.trim() || field.default;
      return value === undefined || value === '' ? [] : [[field.name, value]];
    }),
  );
  const badFields = [
    ...plain.filter((field) => !fits(field, fields[field.name])),
    ...(areSecretsOptional ? [] : secret.filter((field) => !fits(field, form.secrets[field.name]))),
    ...(areSecretsOptional || form.signInId ? [] : grants),
    ...(areSecretsOptional || form.certificate ? [] : files.filter(({ isRequired }) => isRequired)),
  ].map(({ name }) => name);
  if (form.certificate && files.length === 0) badFields.push('certificate');
  if (form.signInId && grants.length === 0) badFields.push('signInId');
  const known = new Set([...plain, ...secret].map(({ name }) => name));
  badFields.push(
    ...[...Object.keys(form.fields), ...Object.keys(form.secrets)].filter((name) => !known.has(name)),
  );
  if (badFields.length > 0) throw new FailureError('input.invalid', { badFields });
  return fields;
}

const isChoice = (kind: SignInField['kind']): boolean => kind === 'choice' || kind === 'storeCertificate';

function fits(field: SignInField, value: string | undefined): boolean {
  if (value === undefined || value === '') return !field.isRequired;
  if (field.options && !field.options.includes(value)) return false;
  return field.pattern === undefined || new RegExp(field.pattern, 'u').test(value);
}
