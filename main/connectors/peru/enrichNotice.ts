// Adds to a row's notice what its own page says: kind, terms, money, the way to pay.
import type { ListedDocument } from '../../model/document.ts';
import type { ListedNotice } from '../../model/notice.ts';
import { findAppointment } from './appointment.ts';
import { acknowledged, dayOf, momentOf, termEvidence, wordsOf } from './fieldFacts.ts';
import { findKind } from './kinds.ts';
import type { PortalPage } from './readPortalPage.ts';
import { asEvidence } from './sentences.ts';
import { findAmount, findInstalments, findPaymentPlace, findStatedDay, findUitShare } from './terms.ts';
import { paymentPlaces } from './words.ts';

/** The row's notice with what its own page says; the row keeps its title, its id and its moment. */
export function enrichNotice(
  light: ListedNotice,
  page: PortalPage,
  documents: ListedDocument[],
): ListedNotice {
  const fields = page.detail?.fields ?? {};
  const text = page.content;
  const found = findKind([light.title, fields.title?.raw ?? '', fields.kind?.raw ?? '', text]);
  const kind = found?.kind ?? light.kind;
  const person = wordsOf(fields.person) ?? light.person;
  const call = kind === 'appointment' ? findAppointment(text, person) : null;
  const amount = kind === 'fine' || kind === 'instalment' ? findAmount(text) : null;
  const stated = findStatedDay(text, kind);
  const expiresOn = dayOf(fields.expires) ?? stated?.on ?? light.expiresOn;
  return {
    ...light,
    kind,
    person,
    issuer: wordsOf(fields.issuer) ?? light.issuer,
    caseNumber: light.caseNumber ?? wordsOf(fields.caseNumber),
    madeAvailableAt: light.madeAvailableAt ?? momentOf(fields.madeAvailable ?? fields.date),
    expiresOn,
    amount: amount?.amount ?? light.amount,
    text: text === '' ? light.text : text,
    appointment: call?.appointment ?? light.appointment,
    deadlines: kind === 'instalment' || kind === 'fine' ? findInstalments(text) : light.deadlines,
    documents,
    evidence: {
      ...light.evidence,
      ...(found ? { kind: found.sentence } : {}),
      ...(expiresOn === null ? {} : { expiresOn: fields.expires?.raw ?? stated?.sentence ?? expiresOn }),
      ...termEvidence(text),
      ...acknowledged(fields),
      ...(call ? { appointment: call.sentence } : {}),
      ...paymentEvidence(kind, text, amount?.sentence),
    },
  };
}

function paymentEvidence(kind: string, text: string, amount: string | undefined): Record<string, string> {
  if (kind !== 'fine' && kind !== 'instalment') return {};
  const share = findUitShare(text);
  const printed = findPaymentPlace(text);
  return {
    ...(amount ? { amount } : {}),
    ...(share ? { uitShare: asEvidence(share) } : {}),
    ...(printed
      ? { payAt: printed }
      : { payAt: paymentPlaces.places, payAtCheckedOn: paymentPlaces.checkedOn }),
  };
}
