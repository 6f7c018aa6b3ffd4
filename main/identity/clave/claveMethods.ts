// The ways to sign in through Cl@ve, the same at every service behind it.
import type { Manifest } from '../../model/manifest.ts';

/** Extension of the id of this method's certificate file in the profile; the file keeps its own encryption. */
export const certificateMethod = 'pkcs12';

/** A certificate of the system's store, a smart card among them: in the desktop app only. */
export const storeMethod = 'osCertificate';
export const storeField = 'storeCertificate';

/** Cl@ve Móvil, PIN, Permanente or DNIe in a portal window, by the person's own hand. */
export const windowMethod = 'claveWindow';

export const claveSignInMethods: Manifest['signInMethods'] = [
  {
    id: certificateMethod,
    fields: [
      { name: 'certificate', kind: 'certificate', isRequired: true },
      { name: 'passphrase', kind: 'secret', isRequired: false },
    ],
  },
  {
    id: storeMethod,
    fields: [{ name: storeField, kind: 'storeCertificate', isRequired: true }],
    asksCertificateAt: { origin: 'https://pasarela-ident.clave.gob.es', endpoint: 'pasarelaIdent' },
  },
  { id: windowMethod, fields: [], needsWindow: true },
];
