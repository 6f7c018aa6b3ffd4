// What lies in the sample buzón: notices of an invented person, of every kind that Migraciones sends.
import { samplePdf } from '../samplePdf.ts';

export interface SampleNotice {
  id: string;
  /** As printed: `16/07/2026 09:30`. */
  deposited: string;
  title: string;
  caseNumber: string;
  isRead: boolean;
  /** Paragraphs of the notice itself. */
  paragraphs: string[];
  documents: { name: string; bytes: Buffer }[];
}

export const samplePerson = 'QUISPE PRUEBA, ANA';

let made = 0;

/** An unread notice unless said otherwise. */
export function sampleNotice(change: Partial<SampleNotice> = {}): SampleNotice {
  made += 1;
  const serial = String(made).padStart(6, '0');
  return {
    id: `4${serial}`,
    deposited: '16/07/2026 09:30',
    title: 'Comunicado sobre su trámite',
    caseNumber: `LM26${serial}`,
    isRead: false,
    paragraphs: ['Se comunica a la administrada que su expediente se encuentra en evaluación.'],
    documents: [{ name: `cedula_${serial}.pdf`, bytes: samplePdf(`Cedula ${serial}`) }],
    ...change,
  };
}

/** One notice of each kind. */
export const kindsOfNotice = {
  requirement: {
    title: 'Cédula de notificación N° 1201-2026',
    paragraphs: [
      'Visto el expediente, se ha advertido que falta la traducción oficial del certificado.',
      'Se le otorga un plazo de cinco (05) días hábiles para subsanar la observación, bajo apercibimiento de declararse el abandono.',
    ],
  },
  approval: {
    title: 'Resolución Jefatural N° 5521-2026-MIGRACIONES',
    paragraphs: ['SE RESUELVE: Declarar PROCEDENTE la solicitud de cambio de calidad migratoria.'],
  },
  denial: {
    title: 'Resolución Jefatural N° 5522-2026-MIGRACIONES',
    paragraphs: [
      'La administrada no cumplió con subsanar las observaciones en el plazo de 5 días hábiles.',
      'SE RESUELVE: Declarar IMPROCEDENTE la solicitud. Puede interponer recurso de reconsideración dentro de los quince (15) días hábiles.',
    ],
  },
  fine: {
    title: 'Resolución de multa N° 77-2026',
    paragraphs: [
      'Se impone una multa de S/ 550.00, equivalente al 10 % de la UIT, por exceso de permanencia (S/ 5.50 por día).',
      'El pago se realiza en el Banco de la Nación o en págalo.pe hasta el 05/06/2026.',
    ],
  },
  instalment: {
    title: 'Resolución que aprueba el fraccionamiento',
    paragraphs: [
      'Se aprueba el fraccionamiento de la deuda, por un total de S/ 1,030.00, según el cronograma de cuotas:',
      'Cuota 1: 15/08/2026 S/ 103.00',
      'Cuota 2: 15/09/2026 S/ 463.50',
      'Cuota 3: 15/10/2026 S/ 463.50',
    ],
  },
  appointment: {
    title: 'Cita de recojo de carné de extranjería',
    paragraphs: [
      'Se le cita para el recojo de su carné el 20 de agosto de 2026 a las 10:30 en la Sede Central, Av. España 734, Breña.',
    ],
  },
  receipt: {
    title: 'Constancia de presentación',
    paragraphs: ['Hoja de trámite de su solicitud.'],
  },
} satisfies Record<string, Pick<SampleNotice, 'title' | 'paragraphs'>>;
