// Which sign-in page belongs to a mailbox, as far as there is one.
import type { MailProviderView } from '../../../main/contract/mailSignInViews.ts';
import type { MailSettings } from '../../../main/contract/views.ts';

/** Id of the sign-in method that goes over the provider's page, as the mailbox's manifest names it. */
export const grantMethod = 'oauth';

export const providerOf = ({ provider }: MailSettings): MailProviderView | null =>
  provider === 'gmail' ? 'google' : provider === 'outlook' ? 'microsoft' : null;
