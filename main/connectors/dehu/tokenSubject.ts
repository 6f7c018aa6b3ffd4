// Whom a bearer of DEHú names. Its contents are not public: the one NIF or NIE among its values is taken, under whatever name.
import { FailureError } from '../../contract/failure.ts';
import { readPersonNumber } from '../../model/identifiers/personNumber.ts';

/** Fails with `portal.changed` where the bearer names nobody or more than one. */
export function tokenSubject(bearer: string): string {
  const found = new Set(stringsIn(payloadOf(bearer)).flatMap((text) => nifOf(text)));
  const [subject] = found;
  if (subject === undefined || found.size > 1)
    throw new FailureError('portal.changed', { at: 'authData', what: 'subject' });
  return subject;
}

function payloadOf(bearer: string): unknown {
  try {
    return JSON.parse(Buffer.from(bearer.split('.')[1] ?? '', 'base64url').toString('utf8'));
  } catch {
    return null;
  }
}

const stringsIn = (value: unknown): string[] => {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsIn) : [];
};

function nifOf(text: string): string[] {
  const number = readPersonNumber(text);
  return number.isValid ? [number.value] : [];
}
