// Short names for the shapes that screens pass around; all are inferred from the contract.
import type { MethodOutput } from '../../main/contract/methods.ts';

export type NoticePage = MethodOutput<'notices.list'>;
export type NoticeRow = NoticePage['rows'][number];
export type MarkView = NoticeRow['mark'];
export type MarksBefore = MethodOutput<'notices.mark'>;
export type Counts = MethodOutput<'notices.counts'>;
export type SettingsView = MethodOutput<'settings.get'>;
export type SyncStatus = MethodOutput<'sync.status'>;
export type PersonView = MethodOutput<'persons.list'>[number];
export type ManifestView = MethodOutput<'portals.list'>[number];
export type OfferedCertificate = MethodOutput<'certificates.probe'>[number];
export type SignInFieldView = ManifestView['signInMethods'][number]['fields'][number];
