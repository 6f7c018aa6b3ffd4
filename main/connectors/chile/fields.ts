// Finds who, where, when and which number in a mail; every value is printed there, and what decided it is kept.
import type { Appointment } from '../../model/appointment.ts';
import type { Day } from '../../model/day.ts';
import { findDates } from '../kit/dates.ts';
import { bringIn } from './bring.ts';
import { hasDay, printedDay } from './days.ts';
import { fold } from './fold.ts';
import { findHour, hourOfField } from './hours.ts';
import { readFields } from './labels.ts';
import { sentencesOf, withoutQuotedHeaders } from './sentences.ts';
import { zoneOf } from './zones.ts';

export interface MailFields {
  person: string | null;
  procedure: string | null;
  office: string | null;
  address: string | null;
  region: string | null;
  code: string | null;
  caseNumber: string | null;
  listEntryOn: Day | null;
  on: Day | null;
  at: string | null;
  /** The year of `on` is not printed; it follows from the weekday and the day of the mail. */
  isYearDerived: boolean;
  /** What the mail asks to bring, line by line. */
  bring: string[];
  /** The printed words behind each value. */
  quotes: Record<string, string>;
}

/** `mailOn` tells the year of a day that is printed without one. */
export function readMailFields(subject: string, wholeText: string, mailOn: Day | null = null): MailFields {
  const text = withoutQuotedHeaders(wholeText);
  const printed = readFields(text);
  const quotes: Record<string, string> = {};
  const flat = text.replaceAll(/\s+/g, ' ');
  const pick = (name: Parameters<typeof printed.get>[0]): string | null => {
    const field = printed.get(name);
    if (!field) return null;
    quotes[name] = field.quote;
    return trimmed(field.value);
  };

  const given = pick('givenNames');
  const family = pick('familyNames');
  const person =
    pick('person') ?? (given ? [given, family].filter(Boolean).join(' ') : null) ?? greeted(flat, quotes);
  const office = pick('office') ?? inlineOffice(flat, quotes);
  const address = withCommune(pick('address') ?? inlineAddress(flat, quotes), pick('commune'));
  const region = pick('region');
  const code = token(pick('code')) ?? inlineToken(`${subject} ${flat}`, codeWords, 'code', quotes);
  const caseNumber =
    token(pick('caseNumber')) ?? inlineToken(`${subject} ${flat}`, caseWords, 'caseNumber', quotes);
  const listEntry = printed.get('listEntry');
  const moment = readMoment(printed, { subject, text, mailOn }, quotes);
  return {
    person: nameOnly(person),
    procedure: pick('procedure') ?? inlineProcedure(flat, quotes),
    office,
    address,
    region,
    code,
    caseNumber,
    listEntryOn: listEntry ? dayIn(listEntry.value, quotes, 'listEntry').day : inlineListEntry(text, quotes),
    ...moment,
    bring: bringIn(text),
    quotes,
  };
}

/** Day, hour and place as an appointment; null when the mail prints neither day nor hour. */
export function appointmentOf(fields: MailFields): Appointment | null {
  if (fields.on === null && fields.at === null && fields.quotes.date === undefined) return null;
  const { on, at, office, address, procedure, code, person, bring } = fields;
  const place = zoneOf([fields.region, office, address]);
  const told = { on, at, ...place, office, address, procedure, code, person };
  return bring.length === 0 ? told : { ...told, bring };
}

interface Moment {
  on: Day | null;
  at: string | null;
  isYearDerived: boolean;
}

function readMoment(
  printed: ReturnType<typeof readFields>,
  { subject, text, mailOn }: { subject: string; text: string; mailOn: Day | null },
  quotes: Record<string, string>,
): Moment {
  const both = printed.get('dateAndHour');
  const date = both ?? printed.get('date');
  const hour = both ?? printed.get('hour');
  if (date) {
    quotes.date = date.quote;
    const at = hourOfField(hour?.value ?? '') ?? findHour(date.value) ?? hourBehind(text, date.value);
    if (hour && at) quotes.hour = hour.quote;
    const { day, isYearDerived } = dayIn(date.value, quotes, 'date', mailOn);
    return { on: day, at, isYearDerived };
  }
  const sentence = sentenceWithMoment(text) ?? (hasDay(subject) ? subject.slice(0, 400) : null);
  const labelled = hour ? hourOfField(hour.value) : null;
  if (!sentence) return { on: null, at: labelled, isYearDerived: false };
  quotes.date = sentence;
  const { day, isYearDerived } = dayIn(sentence, quotes, 'date', mailOn);
  return { on: day, at: labelled ?? findHour(sentence), isYearDerived };
}

/** The sentence that prints a day and, rather than another one, also an hour. */
function sentenceWithMoment(text: string): string | null {
  const sentences = sentencesOf(text).filter((one) => hasDay(one) && !isListEntry(one));
  const withHour = sentences.find((one) => findHour(one) !== null);
  const aboutIt = sentences.find((one) => /\b(?:hora|cita|atencion|appointment)\b/.test(fold(one)));
  return (withHour ?? aboutIt)?.slice(0, 400) ?? null;
}

const isListEntry = (sentence: string): boolean =>
  /(?:lista de espera|asignacion automati|fecha de ingreso|inscripcion|waiting list)/.test(fold(sentence)) &&
  findHour(sentence) === null;

const hourBehind = (text: string, date: string): string | null => {
  const at = text.indexOf(date);
  return at < 0 ? null : findHour(text.slice(at + date.length, at + date.length + 60));
};

/** The first day that the text prints; one that does not exist or bears another weekday is none, and says why. */
function dayIn(
  text: string,
  quotes: Record<string, string>,
  name: string,
  mailOn: Day | null = null,
): { day: Day | null; isYearDerived: boolean } {
  const printed = printedDay(text, mailOn);
  if (printed?.problem) quotes[`${name}Problem`] = printed.problem;
  return { day: printed?.day ?? null, isYearDerived: printed?.isYearDerived ?? false };
}

function greeted(flat: string, quotes: Record<string, string>): string | null {
  const name = String.raw`((?:\p{Lu}[\p{L}'’-]+,?)(?:\s+(?:de|del|la|los|y|\p{Lu}[\p{L}'’-]+,?)){0,6})`;
  const greeting = new RegExp(
    String.raw`(?:Estimad[oa](?:\s?\(?[/]?[oa]s?\)?)?|Sr\.?\s?\(?a?\)?\.?|Sra\.?|Srta\.?|Señor(?:a|ita)?|Don|Doña|Hola|Dear(?:\s+M[rs]+\.?)?)\s+(?:Sr\.?\s?\(?a?\)?\.?\s+|Sra\.?\s+|don\s+|doña\s+|señora?\s+)?${name}\s*[,:;.!]`,
    'u',
  ).exec(flat);
  const found = greeting?.[1];
  if (!found || /^(?:Usuari|Solicitante|Ciudadan|Client|Extranjer|Applicant|User|Sir)/i.test(found))
    return null;
  quotes.person = greeting[0];
  return found;
}

const offices = String.raw`(?:Oficina|Gobernaci[oó]n Provincial|Delegaci[oó]n Presidencial|Direcci[oó]n Regional|Office)`;
const departments = String.raw`Departamento de Extranjer[ií]a`;

function inlineOffice(flat: string, quotes: Record<string, string>): string | null {
  // The department is everywhere; an office is a place.
  for (const names of [offices, departments]) {
    const match = new RegExp(
      String.raw`\b(?:en|at|de) (?:la |el |the |nuestra )?(${names}\b[^,.;:|\n]{0,80})`,
      'u',
    ).exec(flat);
    const office = match?.[1]?.split(
      / (?:ubicad|situad|el d[ií]a|a las|para el|located|con direcci[oó]n|en calle|en avenida|ha sido|fue |se encuentra|on |at )/u,
    )[0];
    if (!match || !office) continue;
    quotes['office'] = match[0];
    return trimmed(office);
  }
  return null;
}

function inlineAddress(flat: string, quotes: Record<string, string>): string | null {
  const match =
    /(?:ubicad[oa]s? en|situad[oa] en|direcci[oó]n:?|located at)\s+((?:[^.;|\n]|\.(?=\s?\d|\S)){5,120})/iu.exec(
      flat,
    );
  const address = match?.[1]?.split(/,? (?:el d[ií]a|a las|para |debe|con |on \w+day)/u)[0];
  if (!address) return null;
  quotes.address = match[0];
  return trimmed(address);
}

function inlineProcedure(flat: string, quotes: Record<string, string>): string | null {
  const match =
    /\b(?:para (?:el|su) tr[aá]mite|tr[aá]mite de|para realizar el tr[aá]mite)(?: de)?:?\s+["“«]?([\p{L}][^,.;:|"”»\n]{3,80})/u.exec(
      flat,
    );
  const procedure = match?.[1]?.split(/ (?:el d[ií]a|en la|a las|con |ha sido|en el|fue|ser[aá])/u)[0];
  if (!procedure) return null;
  quotes.procedure = match[0];
  return trimmed(procedure);
}

function inlineListEntry(text: string, quotes: Record<string, string>): Day | null {
  const sentence = sentencesOf(text).find((one) => isListEntry(one) && hasDay(one));
  if (!sentence) return null;
  quotes.listEntry = sentence.slice(0, 300);
  return dayIn(sentence, quotes, 'listEntry').day;
}

const number = String.raw`(?:\s+(?:es|is))?\s*(?:n\.?[o°º]|#|nro\.?|numero)?\s*[:#]?\s*([a-z]{0,6}[-/]?\d[a-z0-9/-]{2,30})`;
const codeWords = new RegExp(
  String.raw`(?:(?:numero|codigo|n[.]?[o°º]?) de (?:la |su )?(?:reserva|cita|hora|comprobante|confirmacion)|comprobante(?: de reserva)?|codigo|reserva|folio|(?:booking|reservation|confirmation) (?:code|number))${number}`,
);
const caseWords = new RegExp(
  String.raw`(?:id (?:de|del|de su) (?:tramite|solicitud)|(?:numero|n[.]?[o°º]?) de (?:solicitud|tramite|expediente|ticket)|solicitud(?: de [a-z ]{3,40}? n[.]?[o°º])?|tramite id|ticket|(?:application|case|ticket) (?:id|number))${number}`,
);

/** A labelled token only: a number that stands alone never becomes a code. */
function inlineToken(
  flat: string,
  words: RegExp,
  name: string,
  quotes: Record<string, string>,
): string | null {
  const match = words.exec(fold(flat));
  if (!match?.[1]) return null;
  const at = match.index + match[0].length - match[1].length;
  const found = flat.slice(at, at + match[1].length).replaceAll(/[-/]+$/g, '');
  if (findDates(found).length > 0) return null;
  quotes[name] = flat.slice(match.index, at + match[1].length);
  return found;
}

const token = (value: string | null): string | null => {
  const found = /[A-Za-z0-9][\w/.-]{1,40}/.exec(value ?? '')?.[0]?.replaceAll(/[./-]+$/g, '');
  return found && /\d/.test(found) ? found : null;
};

const trimmed = (value: string): string =>
  value
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/^[\s:.,;|-]+|[\s:,;|-]+$/g, '')
    .replace(/(?<=\p{L}{3})\.$/u, '');

const nameOnly = (name: string | null): string | null => {
  const clean = name ? trimmed(name) : '';
  return clean.length >= 3 && clean.length <= 120 && !/[@\d]/.test(clean) ? clean : null;
};

const withCommune = (address: string | null, commune: string | null): string | null => {
  if (!address || !commune || fold(address).includes(fold(commune))) return address;
  return `${address}, ${commune}`;
};
