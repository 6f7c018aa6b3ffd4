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
    for (const start of [startMailbox]) started.push(await start());
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
