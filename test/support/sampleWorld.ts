// A person's whole small world for end-to-end tests: a mailbox on a real server, a profile that reads it, and what is built.
import { onTestFinished } from 'vitest';
import { buildWhenStale } from '../../scripts/lib/build.mjs';
import { makeDemoProfile } from '../../scripts/lib/demoProfile.mjs';
import { withLock } from '../../scripts/lib/lock.mjs';
import { workDir } from '../../scripts/lib/root.mjs';
import { makeVoice } from '../../scripts/lib/say.mjs';
import { fillDemoMailbox } from '../portals/mailbox/fillDemoMailbox.ts';
import { resolutionMail } from '../portals/mailbox/noticeMails.ts';
import { startSampleMailbox } from '../portals/mailbox/startSampleMailbox.ts';

export interface SampleWorld {
  profileDir: string;
  endpointsFile: string;
  /** Delivers a resolution with a PDF to the mailbox, as the authority would; the title is `newTitle`. */
  deliverResolution(): Promise<void>;
}

export const newTitle = 'Notificación de Resolución Exenta N° 67890';

/** Call inside a test: everything is gone with it. */
export async function makeSampleWorld(): Promise<SampleWorld> {
  const mailbox = await startSampleMailbox();
  onTestFinished(() => mailbox.stop());
  await fillDemoMailbox(mailbox);
  const { host, portTls, user, password, caPem } = mailbox;
  const account = {
    portal: 'chile',
    method: 'imap',
    label: 'Correo de Camila',
    personId: null,
    personName: 'Camila Rojas Ejemplo',
    fields: { address: user, host, port: String(portTls), security: 'tls', user },
    secrets: { password },
  };
  const profile = await makeDemoProfile([{ caPem, addresses: {}, account }]);
  onTestFinished(() => profile.remove());
  await profile.close();
  return {
    profileDir: profile.profileDir,
    endpointsFile: profile.endpointsFile,
    deliverResolution: async () => {
      const at = new Date();
      await mailbox.append('INBOX', await resolutionMail({ subject: newTitle, date: at }), at);
    },
  };
}

/** out/ as the sources say; the whole test run builds it before, a single file may be the first to need it. */
export async function buildApp(): Promise<void> {
  const isBuilt = await withLock(`${workDir}/setup.lock`, () => buildWhenStale(makeVoice(true)));
  if (!isBuilt) throw new Error('out/ could not be built; see the lines above');
}
