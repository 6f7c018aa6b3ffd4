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
  const ofKind = (kind: SignInFieldView['kind']): string[] =>
    form.filter((field) => field.kind === kind).map((field) => field.name);
  const secrets = ofKind('secret');
  const certificates = [...ofKind('certificate'), ...ofKind('storeCertificate')];
  switch (failure.code) {
    case 'signIn.rejected':
    case 'signIn.passwordExpired':
    case 'vault.missing':
    case 'certificate.pinNeeded':
      return secrets;
    case 'certificate.rejected':
      return failure.details['reason'] === 'passphrase' ? secrets : certificates;
    case 'certificate.missing':
    case 'certificate.expired':
      return certificates;
    case 'signIn.sameSubject':
    case 'signIn.otherSubject':
      return ['address', ...certificates];
    case 'network.timeout':
    case 'network.tls':
    case 'portal.down':
      return ['host'];
    default:
      return [];
  }
}
