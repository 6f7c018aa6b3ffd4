// The mail by which Migraciones is asked for user and password; in Spanish, as the authority reads it, and never sent by itself.

export const credentialsAddress = 'informes@migraciones.gob.pe';
/** As the published guides name it (looked up on 2026-11-21). */
export const credentialsSubject = 'Solicitud de credenciales para acceder a mi buzón electrónico';

export interface CredentialsData {
  name: string;
  document: string;
  birth: string;
  nationality: string;
  phone: string;
}

const labels: Record<keyof CredentialsData, string> = {
  name: 'Nombres y apellidos',
  document: 'Documento',
  birth: 'Fecha de nacimiento',
  nationality: 'Nacionalidad',
  phone: 'Teléfono',
};

/** The text with the data that were given; what is empty is left out. */
export function credentialsText(data: CredentialsData): string {
  const lines = (Object.keys(labels) as (keyof CredentialsData)[]).flatMap((name) =>
    data[name].trim() === '' ? [] : [`${labels[name]}: ${data[name].trim()}`],
  );
  return [
    'Solicitud de credenciales para acceder a mi buzón electrónico.',
    '',
    'Mis datos personales:',
    ...lines,
  ].join('\n');
}

export const credentialsLink = (data: CredentialsData): string =>
  `mailto:${credentialsAddress}?subject=${encodeURIComponent(credentialsSubject)}&body=${encodeURIComponent(credentialsText(data).replaceAll('\n', '\r\n'))}`;
