// Mails given by hand to a core under test: an appointment that was assigned, and a registration that carries a password.

const eml = (headers: string[], body: string): string =>
  [
    'From: Extranjeria <no-reply@extranjeria.gob.cl>',
    'To: camila.rojas@example.com',
    ...headers,
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    '',
    body,
    '',
  ].join('\r\n');

const base64 = (text: string) => Buffer.from(text, 'utf8').toString('base64');

/** The nth mail of a long series, each with its own minute, code and Message-ID. */
export function appointmentMail(nth: number): { name: string; base64: string } {
  const at = new Date(Date.UTC(2026, 8, 1, 12, nth));
  const text = eml(
    [
      'Subject: =?utf-8?Q?Asignaci=C3=B3n_de_hora_-_Extranjer=C3=ADa?=',
      `Date: ${at.toUTCString()}`,
      `Message-ID: <hora-${nth}@extranjeria.gob.cl>`,
    ],
    [
      'Estimada Camila Rojas Ejemplo:',
      '',
      'Su hora ha sido asignada en el Departamento de Extranjería y Migración.',
      'Trámite: Entrega certificado PD',
      'Oficina: Departamento de Extranjería y Migración, Santiago',
      'Dirección: San Antonio 580, Santiago',
      'Fecha: 03/12/2026',
      'Hora: 09:30 horas',
      `N° de reserva: RH-${100_000 + nth}`,
    ].join('\r\n'),
  );
  return { name: `hora-${nth}.eml`, base64: base64(text) };
}

export function registrationMail(provisionalPassword: string): { name: string; base64: string } {
  const text = eml(
    [
      'Subject: Registro completado',
      'Date: Tue, 01 Sep 2026 09:00:00 +0000',
      'Message-ID: <registro-1@extranjeria.gob.cl>',
    ],
    [
      'Estimada Camila Rojas Ejemplo:',
      '',
      'Su registro en el sistema de reserva de horas de Extranjería ha sido completado.',
      `Su clave de acceso provisoria es: ${provisionalPassword}`,
      'Ingrese en https://reservahora.extranjeria.gob.cl y cambie su clave.',
    ].join('\r\n'),
  );
  return { name: 'registro.eml', base64: base64(text) };
}
