// The desktop's half of the port for portals.
import type { PortalsPort } from '../../app/portalsPort.ts';
import type { Guards } from '../guards.ts';
import type { CertificateDesk } from './certificateDesk.ts';
import { offeredCertificates, openElectronSession } from './openElectronSession.ts';
import { openPortalWindow } from './openPortalWindow.ts';

export const createPortals = (desk: CertificateDesk, guards: Guards): PortalsPort => ({
  openSession: (options, isPersonThere) => openElectronSession(options, desk, isPersonThere),
  offeredCertificates: (origin, signal) => offeredCertificates(origin, signal, desk),
  openWindow: (options) => openPortalWindow(options, guards),
});
