// What lies in the sample DEHú: notices of synthetic people, in the shapes and with the odd identifiers that were seen.
import { randomBytes } from 'node:crypto';
import { Temporal } from 'temporal-polyfill';
import { samplePdf } from '../samplePdf.ts';

export interface SampleFile {
  name: string;
  bytes: Buffer;
}

export interface SampleNotice {
  box: 'notification' | 'communication';
  /** Who can see it after signing in. */
  nif: string;
  nifTitular: string;
  identifier: string;
  sentReference: string;
  concept: string;
  emitterEntity: string;
  emitterSourceEntity: string;
  availabilityDate: string;
  expirationDate: string | null;
  finalDate: string | null;
  state: string;
  vinculoReceptor: string;
  bondType: string;
  postalDelivery: boolean;
  hasAnnexes: boolean;
  notificationPriority: string;
  assuranceLevel: string;
  document: SampleFile;
  /** Sent along with the document; the API names no way to ask for them. */
  annexes: SampleFile[];
  /** Older ones have none. */
  voucher: SampleFile | null;
  /** Fields that nobody has described yet. */
  extra: Record<string, unknown>;
}

const zone = 'Europe/Madrid';

/** `2026-06-13T00:39:58+02:00`, as the API writes instants. */
export function madridTime(at: Date): string {
  const time = Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(zone);
  return `${time.toPlainDateTime().toString({ smallestUnit: 'second' })}${time.offset}`;
}

/** The last second of the tenth day after the day of availability, in Madrid. */
export function tenDaysAfter(availabilityDate: string): string {
  const day = Temporal.Instant.from(availabilityDate)
    .toZonedDateTimeISO(zone)
    .toPlainDate()
    .add({ days: 10 });
  const end = day.toZonedDateTime({ timeZone: zone, plainTime: '23:59:59' });
  return `${end.toPlainDateTime().toString({ smallestUnit: 'second' })}${end.offset}`;
}

let made = 0;

/** A pending notification of Ana, available yesterday, unless said otherwise. */
export function sampleNotice(change: Partial<SampleNotice> = {}): SampleNotice {
  made += 1;
  const serial = String(made).padStart(4, '0');
  const availabilityDate = change.availabilityDate ?? madridTime(new Date(Date.now() - 86_400_000));
  const box = change.box ?? 'notification';
  const concept = change.concept ?? `not_33002026123${serial}_12345678_8765${serial}`;
  return {
    box,
    nif: 'X1234567L',
    nifTitular: 'X1234567L',
    identifier: `${randomBytes(8).toString('hex')}${serial}`,
    sentReference: `${randomBytes(30).toString('base64url')}${serial}`,
    concept,
    emitterEntity: 'Oficina de Extranjería en Oviedo',
    emitterSourceEntity: 'Delegación del Gobierno en Asturias',
    availabilityDate,
    expirationDate: box === 'communication' ? null : tenDaysAfter(availabilityDate),
    finalDate: null,
    state: box === 'communication' ? 'No leída' : 'PENDIENTE',
    vinculoReceptor: 'Titular',
    bondType: 'TITULAR',
    postalDelivery: false,
    hasAnnexes: false,
    notificationPriority: 'NORMAL',
    assuranceLevel: 'BAJO',
    document: { name: `${concept}.pdf`, bytes: samplePdf(`Acto ${serial}`) },
    annexes: [],
    voucher: { name: `acuse_${serial}.pdf`, bytes: samplePdf(`Acuse ${serial}`) },
    extra: {},
    ...change,
  };
}

/** A notice that was settled before: accepted, expired, rejected or published. */
export function realisedNotice(
  state: string,
  finalDate: string,
  change: Partial<SampleNotice> = {},
): SampleNotice {
  const availabilityDate = madridTime(new Date(Date.parse(finalDate) - 3 * 86_400_000));
  return sampleNotice({
    availabilityDate,
    expirationDate: tenDaysAfter(availabilityDate),
    state,
    finalDate,
    ...change,
  });
}

/** What a list row of the API shows of a notice; communications call the titular's field otherwise. */
export function asRow(notice: SampleNotice): Record<string, unknown> {
  const {
    box,
    nif: _nif,
    document: _document,
    annexes: _annexes,
    voucher: _voucher,
    extra,
    nifTitular,
    ...shown
  } = notice;
  return { ...shown, ...(box === 'communication' ? { titularNif: nifTitular } : { nifTitular }), ...extra };
}
