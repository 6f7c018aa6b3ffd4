// An app that is nothing but the desktop's portal sessions and windows: tests open them from outside.
import { app, protocol } from 'electron';
import { failureOf } from '../../../main/contract/failure.ts';
import { appScheme } from '../../../main/electron/appUrl.ts';
import { installGuards } from '../../../main/electron/guards.ts';
import { openCertificateDesk } from '../../../main/electron/portal/certificateDesk.ts';
import { createPortals } from '../../../main/electron/portal/createPortals.ts';
import { createPinDialog } from '../../../main/electron/portal/pinDialog.ts';
import { readStartOptions } from '../../../main/electron/startOptions.ts';
import { createTexts } from '../../../main/electron/texts.ts';
import { certificateChoiceOf } from '../../../main/net/certificateChoice.ts';
import type { PortalRequest, PortalSession, PortalSessionOptions } from '../../../main/net/portalSession.ts';
import type { FieldToFill, FormToSend, PortalWindow } from '../../../main/net/portalWindow.ts';

const { profileDir } = readStartOptions(process.argv.slice(1), process.cwd());
if (profileDir !== null) app.setPath('userData', profileDir);
app.on('window-all-closed', () => undefined);
protocol.registerSchemesAsPrivileged([{ scheme: appScheme, privileges: { standard: true, secure: true } }]);

const logged: string[] = [];
const write = (event: string, fields: Record<string, unknown> = {}): void =>
  void logged.push(JSON.stringify({ event, ...fields }));
const log = { debug: write, info: write, warn: write, error: write };
const guards = installGuards(log);
const pinDialog = createPinDialog();
pinDialog.speak(
  () => createTexts('en'),
  () => null,
);
const portals = createPortals(openCertificateDesk(app, log, pinDialog.ask), guards);
const open = new Map<string, PortalSession>();
const windows = new Map<string, PortalWindow & { signal: AbortController }>();
const windowOf = (name: string): PortalWindow & { signal: AbortController } => {
  const found = windows.get(name);
  if (!found) throw new Error('not open');
  return found;
};

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
  logged: () => logged,
  open: (
    name: string,
    options: Partial<Pick<PortalSessionOptions, 'timeoutMs' | 'wholeMs' | 'maxBytes'>> & {
      origins: string[];
      certificate?: { pem: string; origins: string[] };
      isPersonThere?: boolean;
    },
  ): void => {
    const { certificate, isPersonThere = false, ...rest } = options;
    open.set(
      name,
      portals.openSession(
        {
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
        },
        isPersonThere,
      ),
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
  openWindow: async (
    name: string,
    options: { url: string; origins: string[]; trustedCa: string[]; stopsAt?: string },
  ): Promise<void> => {
    const signal = new AbortController();
    const { stopsAt, ...rest } = options;
    const window = await portals.openWindow({
      ...rest,
      signal: signal.signal,
      ...(stopsAt === undefined ? {} : { stopsAt: (url) => url.searchParams.has(stopsAt) }),
    });
    windows.set(name, Object.assign(window, { signal }));
    // What the window holds is asked for by the same name as a session.
    open.set(name, window.session);
  },
  nextPage: (name: string) => told(() => windowOf(name).nextPage()),
  fill: (name: string, fields: FieldToFill[]) => windowOf(name).fill(fields),
  focus: (name: string, selector: string) => windowOf(name).focus(selector),
  goTo: (name: string, url: string) => windowOf(name).goTo(url),
  send: (name: string, form: FormToSend) => windowOf(name).send(form),
  abort: (name: string) => windowOf(name).signal.abort(),
  leave: async (name: string) => {
    open.set(name, await windowOf(name).leave(new AbortController().signal));
  },
  closeWindow: (name: string) => windowOf(name).close(),
  offered: (origin: string) => told(() => portals.offeredCertificates(origin, new AbortController().signal)),
};
Object.assign(globalThis, { portalApp });
