// `recado accounts …`: lists, adds, signs in again and removes; passwords come from a prompt or a pipe, never from the command line.
import { FailureError } from '../../contract/failure.ts';
import { type MailProviderView, mailProviderSchema } from '../../contract/mailSignInViews.ts';
import type { AccountView } from '../../contract/views.ts';
import type { Manifest, SignInField } from '../../model/manifest.ts';
import type { PortalId } from '../../model/portal.ts';
import type { CliContext, ExitCode } from '../cliContext.ts';
import { type Column, table } from '../table.ts';
import { plain, type Terminal, toJson } from '../terminal.ts';
import { type Call, type OpenCore, withCore } from '../withCore.ts';
import { askGrant, providerOfHost } from './askGrant.ts';
import { runAccounts } from './runAccounts.ts';

export async function listAccounts(context: CliContext): Promise<ExitCode> {
  const { terminal } = context;
  const accounts = await withCore(context, ({ call }) => call('accounts.list', {}));
  if (context.isJson) await terminal.print(toJson(accounts));
  else if (accounts.length === 0) terminal.say('No accounts yet. Add one with `recado accounts add`.');
  else await terminal.print(table(columns, accounts, terminal.width));
  return 0;
}

const columns: Column<AccountView>[] = [
  { head: 'ID', cell: ({ id }) => id },
  { head: 'PORTAL', cell: ({ portal }) => portal },
  { head: 'LABEL', cell: ({ label, subject }) => label || (subject ?? '') },
  { head: 'STATE', cell: ({ state }) => state },
  { head: 'LAST COMPLETE LOOK', cell: ({ lastCompleteListingAt }) => lastCompleteListingAt ?? 'never' },
  { head: 'WHY PARKED', cell: ({ parkedFor }) => parkedFor?.code ?? '', isElastic: true },
];

export interface AddOptions {
  portal: PortalId;
  method?: string;
  label?: string;
  person?: string;
  personId?: string;
  /** `name=value` for any non-secret field of the sign-in form. */
  field: string[];
  address?: string;
  host?: string;
  port?: string;
  security?: string;
  provider?: MailProviderView;
}

/** Tries the sign-in, saves the account and waits for its first run. */
export async function addAccount(context: CliContext, options: AddOptions): Promise<ExitCode> {
  const { terminal } = context;
  return withCore<ExitCode>(context, async (open) => {
    const { call } = open;
    const method = await findMethod(call, options.portal, options.method);
    const fields = await fillFields(call, method.fields, options);
    const secrets = await askSecrets(terminal, method.fields);
    const signInId = await grantFor(open, terminal, method, fields);
    let account: AccountView | null = null;
    await runAccounts(open, terminal, async () => {
      account = await call('accounts.add', {
        portal: options.portal,
        method: method.id,
        label: options.label ?? '',
        personId: options.personId ?? null,
        personName: options.person ?? '',
        fields,
        secrets,
        ...signInId,
      });
    });
    await terminal.print(context.isJson ? toJson(account) : table(columns, account ? [account] : [], null));
    return 0;
  });
}

/** New secrets for an account that is here. */
export async function signInAgain(context: CliContext, id: string): Promise<ExitCode> {
  const { terminal } = context;
  return withCore<ExitCode>(context, async (open) => {
    const { call } = open;
    const account = (await call('accounts.list', {})).find((each) => each.id === id);
    if (account === undefined) throw new FailureError('input.notFound', { account: id });
    const method = await findMethod(call, account.portal, account.method);
    const secrets = await askSecrets(terminal, method.fields);
    const signInId = await grantFor(open, terminal, method, account.fields);
    const signedIn = await call('accounts.signIn', { id, fields: account.fields, secrets, ...signInId });
    await terminal.print(context.isJson ? toJson(signedIn) : table(columns, [signedIn], null));
    return 0;
  });
}

/** Says what would go; only with `--yes` does it go. */
export async function removeAccount(
  context: CliContext,
  id: string,
  options: { yes?: boolean },
): Promise<ExitCode> {
  const { terminal } = context;
  const gone = await withCore(context, ({ call }) =>
    call('accounts.remove', { id, isDryRun: options.yes !== true }),
  );
  if (context.isJson) await terminal.print(toJson(gone));
  const what = `${gone.notices} notices and ${gone.documents} documents`;
  terminal.say(
    gone.removed
      ? `Removed, with ${what}: in the bin for 30 days (\`recado bin\`). The passwords are deleted.`
      : `This would remove ${what}. Add --yes to do it: they go into the bin for 30 days.`,
  );
  if ((gone.staying ?? 0) > 0)
    terminal.say(`${gone.staying} notices stay: another account tells of them too.`);
  return 0;
}

type SignInMethod = Manifest['signInMethods'][number];

async function findMethod(call: Call, portal: PortalId, id: string | undefined): Promise<SignInMethod> {
  const manifest = (await call('portals.list', {})).find((each) => each.id === portal);
  if (manifest === undefined) throw new FailureError('ability.missing', { what: portal });
  const methods = manifest.signInMethods;
  const method = id === undefined ? methods[0] : methods.find((each) => each.id === id);
  if (method !== undefined) return method;
  throw new FailureError('input.invalid', {
    option: '--method',
    known: methods.map((each) => each.id).join(' '),
  });
}

/** Where the method signs in on a provider's page: what that brought, in the words of the call. */
async function grantFor(
  open: OpenCore,
  terminal: Terminal,
  { fields: form }: SignInMethod,
  fields: Record<string, string>,
): Promise<{ signInId?: string }> {
  if (!form.some(({ kind }) => kind === 'grant')) return {};
  const provider = mailProviderSchema.safeParse(fields['provider']);
  if (!provider.success)
    throw new FailureError('input.invalid', { option: '--provider', known: 'google microsoft' });
  return {
    signInId: await askGrant(open, terminal, { provider: provider.data, address: fields['address'] ?? '' }),
  };
}

/** Options first, then what the address tells about its mailbox, then the form's own defaults. */
async function fillFields(
  call: Call,
  form: SignInField[],
  options: AddOptions,
): Promise<Record<string, string>> {
  const { address, host, port, security } = options;
  const given: Record<string, string | undefined> = {
    address,
    host,
    port,
    security,
    provider: options.provider,
  };
  for (const pair of options.field) {
    const at = pair.indexOf('=');
    if (at < 1) throw new FailureError('input.invalid', { option: '--field', expected: 'name=value' });
    given[pair.slice(0, at)] = pair.slice(at + 1);
  }
  if (address !== undefined && host === undefined && form.some((field) => field.name === 'host')) {
    const found = await call('accounts.discoverMail', { address });
    given['host'] = found.host;
    given['port'] ??= String(found.port);
    given['security'] ??= found.security;
    given['user'] ??= found.user;
  }
  given['provider'] ??= providerOfHost(given['host']) ?? undefined;
  const filled = form
    .filter((field) => field.kind !== 'secret')
    .map((field) => [field.name, given[field.name] ?? field.default] as const)
    .filter((pair): pair is [string, string] => pair[1] !== undefined);
  return Object.fromEntries(filled);
}

async function askSecrets(terminal: Terminal, form: SignInField[]): Promise<Record<string, string>> {
  const secrets: Record<string, string> = {};
  for (const field of form) {
    if (field.kind === 'secret' && field.isRequired)
      secrets[field.name] = await terminal.askSecret(plain(field.name));
  }
  return secrets;
}
