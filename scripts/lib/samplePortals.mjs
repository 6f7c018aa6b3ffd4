// The sample portals of the demo: each starts, says which account reads it, brings news, stops.

/**
 * @typedef {object} SamplePortal
 * @property {string} name
 * @property {string} caPem the authority that its certificate comes from
 * @property {Record<string, Record<string, string>>} addresses named addresses by portal id, for the endpoints file
 * @property {object} account the input of `accounts.add`
 * @property {() => Promise<unknown>} bringNews delivers one new notice
 * @property {() => Promise<void>} stop
 */

/** Starts all of them; when one fails, those before it are stopped. @returns {Promise<SamplePortal[]>} */
export async function startSamplePortals() {
  const started = [];
  try {
    for (const start of [startMailbox, startSpain, startSede, startPeru]) started.push(await start());
    return started;
  } catch (error) {
    await Promise.all(started.map((portal) => portal.stop()));
    throw error;
  }
}

async function startMailbox() {
  const { startSampleMailbox } = await import('../../test/portals/mailbox/startSampleMailbox.ts');
  const { fillDemoMailbox } = await import('../../test/portals/mailbox/fillDemoMailbox.ts');
  const { beforeDenialMail } = await import('../../test/portals/mailbox/noticeMails.ts');
  const mailbox = await startSampleMailbox();
  try {
    await fillDemoMailbox(mailbox);
  } catch (error) {
    await mailbox.stop();
    throw error;
  }
  return {
    name: 'mailbox',
    caPem: mailbox.caPem,
    addresses: {},
    account: {
      portal: 'chile',
      method: 'imap',
      label: 'Correo de Camila',
      personId: null,
      personName: 'Camila Rojas Ejemplo',
      fields: {
        address: mailbox.user,
        host: mailbox.host,
        port: String(mailbox.portTls),
        security: 'tls',
        user: mailbox.user,
      },
      secrets: { password: mailbox.password },
    },
    bringNews: () => mailbox.append('INBOX', beforeDenialMail({ date: new Date() })),
    stop: () => mailbox.stop(),
  };
}

/** DEHú behind Cl@ve, with mutual TLS; Ana signs in with a certificate file. */
async function startSpain() {
  const { startSampleSpain } = await import('../../test/portals/dehu/startSampleSpain.ts');
  const { bringDemoDehu, fillDemoDehu } = await import('../../test/portals/dehu/fillDemoDehu.ts');
  const spain = await startSampleSpain();
  fillDemoDehu(spain);
  const { p12, passphrase } = spain.certificates.ana;
  return {
    name: 'dehu',
    caPem: spain.caPem,
    addresses: { dehu: spain.endpoints },
    account: {
      portal: 'dehu',
      method: 'pkcs12',
      label: 'DEHú de Ana',
      personId: null,
      personName: 'Ana Prueba',
      fields: {},
      secrets: { passphrase },
      certificate: { name: 'ana.p12', base64: Buffer.from(p12).toString('base64') },
    },
    bringNews: async () => bringDemoDehu(spain),
    stop: () => spain.stop(),
  };
}

/** The sede with its status service; Ana signs in with the same certificate as at DEHú. */
async function startSede() {
  const { startSampleSede } = await import('../../test/portals/sede/startSampleSede.ts');
  const { bringDemoSede, fillDemoSede } = await import('../../test/portals/sede/fillDemoSede.ts');
  // Whoever tries the demo does not wait a minute between two checks.
  const sede = await startSampleSede({ switches: { wafApartMs: 5_000 } });
  fillDemoSede(sede);
  const { p12, passphrase } = sede.certificates.ana;
  return {
    name: 'sede',
    caPem: sede.caPem,
    addresses: { sede: { ...sede.endpoints, statusApartMs: '6000' } },
    account: {
      portal: 'sede',
      method: 'pkcs12',
      label: 'Sede de Ana',
      personId: null,
      personName: 'Ana Prueba',
      fields: {},
      secrets: { passphrase },
      certificate: { name: 'ana.p12', base64: Buffer.from(p12).toString('base64') },
    },
    bringNews: async () => bringDemoSede(sede),
    stop: () => sede.stop(),
  };
}

/** The buzón de Migraciones by its direct door. */
async function startPeru() {
  const { startSamplePeru } = await import('../../test/portals/peru/startSamplePeru.ts');
  const { bringDemoPeru, fillDemoPeru } = await import('../../test/portals/peru/fillDemoPeru.ts');
  const peru = await startSamplePeru();
  fillDemoPeru(peru);
  return {
    name: 'peru',
    caPem: peru.caPem,
    addresses: { peru: peru.endpoints },
    account: {
      portal: 'peru',
      method: 'password',
      label: 'Buzón de Ana',
      personId: null,
      personName: 'Ana Quispe Prueba',
      fields: { user: peru.user },
      secrets: { password: peru.password },
    },
    bringNews: async () => bringDemoPeru(peru),
    stop: () => peru.stop(),
  };
}
