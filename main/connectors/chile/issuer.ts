// Names the authority behind a mail by what it prints of itself.
import { domainOf, isWithin } from '../../mail/authenticity.ts';
import type { ParsedMail } from '../../mail/parsedMail.ts';
import { fold } from './fold.ts';
import { migrationDomains } from './senders.ts';

const authorities: readonly [name: string, words: RegExp][] = [
  [
    'Servicio Nacional de Migraciones',
    /servicio nacional de migracion(?:es)?|\bsermig\b|national migration service/,
  ],
  [
    'Departamento de Extranjería y Migración',
    /departamento de extranjeria(?: y migracion(?:es)?)?|\bextranjeria\b/,
  ],
  ['Policía de Investigaciones', /policia de investigaciones|\bpdi\b/],
];

/** As the sender calls itself, else as the mail names it; null when it does neither. */
export function issuerOf(mail: ParsedMail, voucher = ''): string | null {
  const named = (text: string): string | null =>
    authorities.find(([, words]) => words.test(fold(text)))?.[0] ?? null;
  const isOfficial = isWithin(domainOf(mail.from?.address ?? ''), [...migrationDomains, 'gob.cl']);
  const sender = mail.from?.name ?? '';
  return (
    named(sender) ??
    named(mail.text) ??
    named(mail.subject) ??
    named(voucher) ??
    (isOfficial && sender !== '' ? sender : null)
  );
}
