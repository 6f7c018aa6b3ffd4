// The status service by SMS: its number as dated data, and messages in the only forms that it understands.
import type { Day } from '../../model/day.ts';
import { readPersonNumber } from '../../model/identifiers/personNumber.ts';
import { smsForCase, smsForNie, smsLink } from '../../model/identifiers/smsText.ts';

export const smsService: {
  number: string;
  /** As people read it. */
  shown: string;
  /** When the number was last looked at; it has changed four times. */
  checkedOn: Day;
  officialPage: string;
  /** Numbers of older guides, the paid one too; never used. */
  formerNumbers: readonly string[];
} = {
  number: '651714610',
  shown: '651 714 610',
  checkedOn: '2026-11-21',
  officialPage: 'https://sede.administracionespublicas.gob.es/pagina/index/directorio/infoext2',
  formerNumbers: ['600124377', '638444386', '638444144', '27110'],
};

export type SmsMessage =
  | {
      isValid: true;
      number: string;
      message: string;
      /** Opens the telephone's messages. */
      link: string;
      /** What a telephone's camera understands; for the QR code. */
      code: string;
    }
  | {
      isValid: false;
      /** `length`: an expediente of other than fifteen characters. `nie`: no NIE, or its letter is wrong. */
      reason: 'length' | 'nie';
      /** How many characters there are; for `length`. */
      characters: number | null;
      /** The NIE that was probably meant. */
      suggestion: string | null;
    };

/** By NIE or by expediente. A DNI is no NIE: the service is for foreigners. */
export function buildSms(by: { nie: string } | { caseNumber: string }): SmsMessage {
  const message = 'nie' in by ? smsForNie(by.nie) : smsForCase(by.caseNumber);
  if (message !== null) {
    const { number } = smsService;
    return {
      isValid: true,
      number,
      message,
      link: smsLink(number, message),
      code: `SMSTO:${number}:${message}`,
    };
  }
  if ('nie' in by) {
    const read = readPersonNumber(by.nie);
    return {
      isValid: false,
      reason: 'nie',
      characters: null,
      suggestion: read.isValid ? null : read.suggestion,
    };
  }
  const characters = by.caseNumber.replaceAll(/\s/g, '').length;
  return { isValid: false, reason: 'length', characters, suggestion: null };
}
