// Reads where and when a person is to appear, from the text of a notice.
import type { Appointment } from '../../model/appointment.ts';
import { findDates } from '../kit/dates.ts';
import { normalWords } from '../kit/vocabulary/vocabulary.ts';
import { asEvidence, sentencesOf } from './sentences.ts';

const calls =
  /\b(?:cita|citacion|se le cita|recojo|recoger|acercarse|apersonarse|presentarse|toma de|entrega)\b/;
const hour = /\b(\d{1,2})[:.](\d{2})\s*(?:h(?:oras|rs)?\b)?\s*([ap])?\.?\s?m?\b/i;
const labelled = (text: string, label: string): string | null =>
  new RegExp(String.raw`(?:^|\n)\s*(?:${label})\s*:?\s*\n?\s*([^\n]{3,120})`, 'i').exec(text)?.[1]?.trim() ??
  null;

/** Null unless a sentence that calls the person names a day. */
export function findAppointment(
  text: string,
  person: string | null,
): { appointment: Appointment; sentence: string } | null {
  for (const sentence of sentencesOf(text)) {
    if (!calls.test(normalWords(sentence))) continue;
    const date = findDates(sentence)[0];
    if (!date?.day) continue;
    const appointment: Appointment = {
      on: date.day,
      at: date.time?.slice(0, 5) ?? hourIn(sentence.replace(date.raw, ' ')),
      zone: 'America/Lima',
      isZoneCertain: true,
      office: labelled(text, 'sede|oficina|lugar') ?? officeIn(sentence),
      address: labelled(text, 'dirección') ?? addressIn(sentence),
      procedure: labelled(text, 'trámite|procedimiento'),
      code: labelled(text, 'código de cita|n° de cita|ticket'),
      person,
    };
    return { appointment, sentence: asEvidence(sentence) };
  }
  return null;
}

function hourIn(text: string): string | null {
  const [, hours, minutes, half] = hour.exec(text) ?? [];
  if (hours === undefined || minutes === undefined) return null;
  let value = Number(hours);
  if (half?.toLowerCase() === 'p' && value < 12) value += 12;
  if (half?.toLowerCase() === 'a' && value === 12) value = 0;
  return value < 24 && Number(minutes) < 60 ? `${String(value).padStart(2, '0')}:${minutes}` : null;
}

const officeIn = (sentence: string): string | null =>
  /\b((?:Sede|Jefatura Zonal|Oficina|Agencia)\s+[A-ZÁÉÍÓÚÑ][^,.;()]{2,60})/.exec(sentence)?.[1]?.trim() ??
  null;

const addressIn = (sentence: string): string | null =>
  /\b((?:Av|Jr|Calle|Avenida|Jirón|Psje)\.?\s[^;()]{4,80}?)(?:[.;)]\s|[.;)]?$)/.exec(sentence)?.[1]?.trim() ??
  null;
