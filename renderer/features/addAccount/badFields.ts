// Leads a failure to the field that it speaks of, so that the error stands where it can be mended.
import type { Failure } from '../../../main/contract/failure.ts';
import type { SignInFieldView } from '../../api/views.ts';

/** Field names by failure code; the failure's own `badFields` go first. Fields that the form lacks are left out. */
export function badFieldsOf(failure: Failure, form: SignInFieldView[]): Record<string, Failure> {
  const { badFields } = failure.details;
  const told = Array.isArray(badFields) ? badFields.filter((name) => typeof name === 'string') : [];
  const names = told.length > 0 ? told : usualFields(failure, form);
  const here = names.filter((name) => form.some((field) => field.name === name));
  return Object.fromEntries(here.map((name) => [name, failure]));
}

function usualFields(failure: Failure, form: SignInFieldView[]): string[] {
  const secrets = form.filter((field) => field.kind === 'secret').map((field) => field.name);
  switch (failure.code) {
    case 'signIn.rejected':
    case 'signIn.passwordExpired':
    case 'vault.missing':
      return secrets;
    case 'signIn.sameSubject':
    case 'signIn.otherSubject':
      return ['address'];
    case 'network.timeout':
    case 'network.tls':
    case 'portal.down':
      return ['host'];
    default:
      return [];
  }
}
