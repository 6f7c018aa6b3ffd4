// The desktop's half of the port for portals.
import type { PortalsPort } from '../../app/portalsPort.ts';
import type { CertificateDesk } from './certificateDesk.ts';
import { offeredCertificates, openElectronSession } from './openElectronSession.ts';

export const createPortals = (desk: CertificateDesk): PortalsPort => ({
  openSession: (options) => openElectronSession(options, desk),
  offeredCertificates: (origin, signal) => offeredCertificates(origin, signal, desk),
});
