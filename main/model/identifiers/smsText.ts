// The words of the status service by SMS (sede, help page): exact forms, anything else is answered with an error message.
import { readPersonNumber } from './personNumber.ts';

/** `NIE X01234567L`: eight digits, filled with a zero. Null unless the NIE is valid. */
export function smsForNie(nie: string): string | null {
  const number = readPersonNumber(nie);
  if (!number.isValid || number.kind !== 'nie') return null;
  return `NIE ${number.value.charAt(0)}${number.value.slice(1, -1).padStart(8, '0')}${number.value.slice(-1)}`;
}

/** `EXPE 280020101234567`: exactly fifteen characters. Null for every other case number. */
export function smsForCase(caseNumber: string): string | null {
  const compact = caseNumber.toUpperCase().replaceAll(/\s/g, '');
  return /^(?:\d{15}|[A-Z]\d{14})$/.test(compact) ? `EXPE ${compact}` : null;
}

/** A link that opens the telephone's messages with the words filled in. The number is configuration. */
export function smsLink(phone: string, words: string): string {
  return `sms:${phone.replaceAll(/[^\d+]/g, '')}?&body=${encodeURIComponent(words)}`;
}
