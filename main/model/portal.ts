// Names the places notices come from; the ids are stored on disk and never change.
export const portalIds = ['dehu', 'sede', 'peru', 'chile'] as const;
export type PortalId = (typeof portalIds)[number];
