// An app that is nothing but the desktop's portal sessions: tests open them from outside.
import { app } from 'electron';
import { failureOf } from '../../../main/contract/failure.ts';
import { openCertificateDesk } from '../../../main/electron/portal/certificateDesk.ts';
import { createPortals } from '../../../main/electron/portal/createPortals.ts';
import { readStartOptions } from '../../../main/electron/startOptions.ts';
import { certificateChoiceOf } from '../../../main/net/certificateChoice.ts';
import type { PortalRequest, PortalSession, PortalSessionOptions } from '../../../main/net/portalSession.ts';

const { profileDir } = readStartOptions(process.argv.slice(1), process.cwd());
if (profileDir !== null) app.setPath('userData', profileDir);
app.on('window-all-closed', () => undefined);

const logged: string[] = [];
const write = (event: string, fields: Record<string, unknown> = {}): void =>
  void logged.push(JSON.stringify({ event, ...fields }));
const portals = createPortals(
  openCertificateDesk(app, { debug: write, info: write, warn: write, error: write }),
);
const open = new Map<string, PortalSession>();

/** Failures as data: only plain values reach the test. */
const told = async <T>(work: () => Promise<T>): Promise<T | { failed: string; details: unknown }> => {
  try {
    return await work();
  } catch (error) {
    const { code, details } = failureOf(error);
    return { failed: code, details };
  }
};

export const portalApp = {
  logged,
  open: (
    name: string,
    options: Partial<Pick<PortalSessionOptions, 'timeoutMs' | 'wholeMs' | 'maxBytes'>> & {
      origins: string[];
      certificate?: { pem: string; origins: string[] };
    },
  ): void => {
    const { certificate, ...rest } = options;
    open.set(
      name,
      portals.openSession({
        ...rest,
        trustedCa: [],
        signal: new AbortController().signal,
        ...(certificate && {
          certificate: {
            origins: certificate.origins,
            choice: certificateChoiceOf(certificate.pem),
            examine: () => undefined,
          },
        }),
      }),
    );
  },
  fetch: (name: string, request: PortalRequest) =>
    told(async () => {
      const answer = await open.get(name)?.fetch(request);
      if (!answer) throw new Error('not open');
      const { status, headers, url } = answer;
      return { status, headers, url, text: answer.text() };
    }),
  close: (name: string) => open.get(name)?.close(),
  offered: (origin: string) => told(() => portals.offeredCertificates(origin, new AbortController().signal)),
};
Object.assign(globalThis, { portalApp });
