// Names the places notices come from; the ids are stored on disk and never change.
export const portalIds = ['dehu', 'sede', 'peru', 'chile'] as const;
/** Accounts of this portal are mailboxes: what they tell was told by mail, of whichever portal it is. */
export const mailboxPortal = 'chile';
export type PortalId = (typeof portalIds)[number];
