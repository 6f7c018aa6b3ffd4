// Answers sign-ins: each is tried before anything is saved, and one subject is never added twice.
import type { Connector, Identity } from '../../connectors/connector.ts';
import { FailureError } from '../../contract/failure.ts';
import type { MethodParsed } from '../../contract/methods.ts';
import { type Account, accountSecretKey, refreshTokenField } from '../../model/account.ts';
import type { Manifest } from '../../model/manifest.ts';
import type { Person } from '../../model/person.ts';
import type { PortalId } from '../../model/portal.ts';
import { provenSubject } from '../../model/unprovenSubject.ts';
import { checkFields } from '../checkFields.ts';
import { refuseOtherPerson, unproven } from '../sayWhose.ts';
import type { HandlerDeps, Handlers } from './handlers.ts';

type Own = 'accounts.test' | 'accounts.add' | 'accounts.signIn';
type NewAccount = MethodParsed<'accounts.add'>;
type Tried = Pick<NewAccount, 'secrets' | 'certificate' | 'signInId'>;

/** A sign-in that a person waits for may take this long. */
const checkTimeoutMs = 60_000;
/** By hand in a window it takes as long as a telephone, a code by post or a forgotten password takes. */
export const byHandTimeoutMs = 20 * 60_000;

/** Fails with `ability.missing` where this host has none. */
export function connectorOf({ registry }: Pick<HandlerDeps, 'registry'>, portal: PortalId): Connector {
  const connector = registry.get(portal);
  if (!connector) throw new FailureError('ability.missing', { what: portal });
  return connector;
}

/** Fails with `input.notFound`. */
export async function accountOf({ store }: Pick<HandlerDeps, 'store'>, id: string): Promise<Account> {
  const account = await store.accounts.get(id);
  if (!account) throw new FailureError('input.notFound', { what: 'account' });
  return account;
}

export const signInHandlers = (deps: HandlerDeps): Pick<Handlers, Own> => {
  const { store, vault, engine, updateAccount } = deps;
  const now = () => deps.clock.now().toISOString();

  const check = (account: Account, { secrets, certificate, signInId }: Tried): Promise<Identity> => {
    const connector = connectorOf(deps, account.portal);
    // Where a person can sign in by hand, they may have to in any way: a captcha comes when it will.
    const isByHand = connector.manifest.signInMethods.some(({ needsWindow }) => needsWindow === true);
    return connector.check(
      deps.makeContext(account, {
        isInteractive: true,
        signal: AbortSignal.timeout(isByHand ? byHandTimeoutMs : checkTimeoutMs),
        trying: secrets,
        tryingCertificate: certificate && Buffer.from(certificate.base64, 'base64'),
        tryingAccessToken: signInId && deps.mailSignIns.grantOf(signInId).accessToken,
      }),
    );
  };
  const saveSecrets = async (id: string, { secrets, certificate, signInId }: Tried) => {
    if (signInId) {
      const { refreshToken } = deps.mailSignIns.grantOf(signInId);
      await vault.write(accountSecretKey(id, refreshTokenField), refreshToken);
      deps.mailSignIns.assign(signInId, id);
    }
    if (certificate) await deps.certificates.write(id, Buffer.from(certificate.base64, 'base64'));
    for (const [field, value] of Object.entries(secrets))
      if (value !== '') await vault.write(accountSecretKey(id, field), value);
  };
  /** A file and its passphrase that no sign-in needs any more are not kept. */
  const dropOtherSecrets = async ({ id, method }: Account, { signInMethods }: Manifest) => {
    const fields = signInMethods.find((one) => one.id === method)?.fields ?? [];
    const isNeeded = (name: string) => fields.some((field) => field.name === name);
    for (const field of signInMethods.flatMap((one) => one.fields))
      if (field.kind === 'secret' && !isNeeded(field.name))
        await vault.remove(accountSecretKey(id, field.name));
    if (fields.every(({ kind }) => kind !== 'certificate')) await deps.certificates.remove(id);
  };
  const personById = async (id: string | null): Promise<Person | undefined> =>
    (await store.persons.list()).find((person) => person.id === id);
  const accountOfSubject = async (portal: PortalId, subject: string): Promise<Account | undefined> =>
    (await store.accounts.list()).find(
      (account) => account.portal === portal && account.subject === subject && account.state !== 'removed',
    );
  /** The account goes on with what was tried; its notices, its name and its schedule stay. */
  const goOnWith = async (
    { id, method: before }: Account,
    tried: Account,
    identity: Identity,
    given: Tried,
  ) => {
    await saveSecrets(id, given);
    const { method, fields } = tried;
    const signedIn = await updateAccount(id, (account) => ({
      ...account,
      method,
      fields,
      subject: identity.subject,
      certificate: identity.certificate,
      state: 'active',
      parkedFor: null,
      ...(identity.isUnproven && unproven),
    }));
    if (method !== before) await dropOtherSecrets(signedIn, connectorOf(deps, signedIn.portal).manifest);
    if (signedIn.state === 'active') engine.run([signedIn], 'person');
    return signedIn;
  };
  const draft = (input: NewAccount): Account => {
    const fields = checkFields(connectorOf(deps, input.portal).manifest, input);
    return {
      id: deps.newId(),
      portal: input.portal,
      personId: input.personId ?? '',
      label: input.label,
      method: input.method,
      fields,
      subject: null,
      state: 'active',
      parkedFor: null,
      schedule: null,
      nextCheckAt: null,
      lastCompleteListingAt: null,
      createdAt: now(),
    };
  };
  /** The person of a number is one person, also where a representative's list made them known first. */
  const personOf = async (input: NewAccount, { certificate }: Identity): Promise<Person> => {
    const nif = certificate?.nif ?? null;
    const persons = await store.persons.list();
    const chosen =
      input.personId === null
        ? (persons.find(({ nie }) => nie !== null && nie === nif) ??
          persons.find(({ name, nie }) => name === input.personName && (nie === null || nif === null)))
        : persons.find(({ id }) => id === input.personId);
    if (!chosen && input.personId !== null) throw new FailureError('input.notFound', { what: 'person' });
    const before = chosen ?? { id: deps.newId(), name: input.personName, nie: null, passport: null };
    const isNameless = before.name === '' || before.name === before.nie;
    const isOfAnother = persons.some(({ id, nie }) => id !== before.id && nie !== null && nie === nif);
    const person: Person = {
      ...before,
      name: isNameless && input.personName !== '' ? input.personName : before.name,
      nie: before.nie ?? (isOfAnother ? null : nif),
    };
    await store.persons.save(person);
    return person;
  };

  return {
    'accounts.test': (input) => check(draft(input), input),
    'accounts.add': async (input) => {
      const account = draft(input);
      const identity = await check(account, input);
      // Another door to what is here already is no second account.
      const same = await accountOfSubject(input.portal, identity.subject);
      if (same && same.method !== account.method) return goOnWith(same, account, identity, input);
      if (same) throw new FailureError('signIn.sameSubject', { subject: identity.subject });
      refuseOtherPerson(await personById(input.personId), identity);
      // The secret is there before the account that needs it: a crash in between leaves an unused secret, not a broken account.
      await saveSecrets(account.id, input);
      const person = await personOf(input, identity);
      const saved: Account = {
        ...account,
        personId: person.id,
        subject: identity.subject,
        certificate: identity.certificate,
        label: input.label || (identity.isUnproven ? person.name : identity.subject),
        ...(identity.isUnproven && unproven),
      };
      await store.accounts.save(saved);
      await store.audit.append({
        at: now(),
        what: 'account.added',
        accountId: saved.id,
        noticeId: null,
        details: { portal: saved.portal },
      });
      deps.hub.emit('accounts.changed', { accountId: saved.id });
      if (saved.state === 'active') engine.run([saved], 'person');
      return saved;
    },
    'accounts.signIn': async ({ id, method, fields, ...given }) => {
      const account = await accountOf(deps, id);
      const { manifest } = connectorOf(deps, account.portal);
      const isOtherMethod = method !== undefined && method !== account.method;
      const wanted = isOtherMethod
        ? { ...account, method, fields: { ...shared(manifest, method, account), ...fields } }
        : { ...account, fields: { ...account.fields, ...fields } };
      // A secret of another method is of no use to this one: it must bring its own.
      const checked = checkFields(manifest, { ...wanted, ...given }, { areSecretsOptional: !isOtherMethod });
      const tried = isOtherMethod ? { ...wanted, fields: checked } : wanted;
      const identity = await check(tried, given);
      const expected = provenSubject(account.subject);
      if (expected !== null && expected !== identity.subject)
        throw new FailureError('signIn.otherSubject', { expected, found: identity.subject });
      if (expected === null) refuseOtherPerson(await personById(account.personId), identity);
      return goOnWith(account, tried, identity, given);
    },
  };
};

/** What another method knows under the same names (a user name, an address); secrets are none of it. */
function shared({ signInMethods }: Manifest, method: string, { fields }: Account): Record<string, string> {
  const names = new Set(signInMethods.find(({ id }) => id === method)?.fields.map(({ name }) => name));
  return Object.fromEntries(Object.entries(fields).filter(([name]) => names.has(name)));
}
