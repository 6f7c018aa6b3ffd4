// The gate: what opening does is told first, the person confirms one notice by a deliberate act, and it is opened once.
import { type ConnectorContext, OpeningLost } from '../../connectors/connector.ts';
import { FailureError, failureOf } from '../../contract/failure.ts';
import type { Account } from '../../model/account.ts';
import type { ConsentAct } from '../../model/consent.ts';
import type { Manifest } from '../../model/manifest.ts';
import type { NoticeState } from '../../model/notice.ts';
import type { OpeningResult, PortalOpening, PortalOpeningPlan } from '../../model/opening.ts';
import type { NoticeRecord } from '../../store/store.ts';
import { storePage } from '../../sync/storePage.ts';
import { giveConsent } from '../giveConsent.ts';
import type { HandlerDeps, Handlers } from './handlers.ts';

type Own = 'notices.planOpening' | 'notices.open';

const planValidMs = 10 * 60_000;
const charactersToType = 4;

interface Plan {
  noticeId: string;
  identifier: string;
  portalPlan: PortalOpeningPlan;
  /** What the person was told that it is; the consent pays for no more. */
  act: ConsentAct;
  /** False where the person said once that communications of this account may be read. */
  isAsked: boolean;
  validUntil: Date;
}

export const openingHandlers = (deps: HandlerDeps): Pick<Handlers, Own> => {
  const { store, clock, hub } = deps;
  const plans = new Map<string, Plan>();
  const now = () => clock.now().toISOString();

  const subjectOf = async (noticeId: string): Promise<{ record: NoticeRecord; account: Account }> => {
    const record = await store.notices.get(noticeId);
    const account = record && (await store.accounts.get(record.notice.accountId));
    if (!record || !account) throw new FailureError('input.notFound', { what: 'notice' });
    return { record, account };
  };
  const openerOf = (account: Account) => {
    const { planOpening, open, finished, manifest } = deps.registry.get(account.portal) ?? {};
    if (!planOpening || !open || !manifest) throw new FailureError('ability.missing', { what: 'opening' });
    /** Gives the act a context of its own and ends it, however the act goes. */
    const inContext = async <T>(signal: AbortSignal, act: (context: ConnectorContext) => Promise<T>) => {
      const context = deps.makeContext(account, { isInteractive: true, signal });
      try {
        return await act(context);
      } finally {
        await finished?.(context);
      }
    };
    return { planOpening, open, inContext, effectsOf: (record: NoticeRecord) => effectsOf(manifest, record) };
  };
  const audit = (what: string, { notice }: NoticeRecord, details: Record<string, unknown>) =>
    store.audit.append({ at: now(), what, accountId: notice.accountId, noticeId: notice.id, details });

  /** Asked once per account; the account's card takes it back. */
  const allowReading = async ({ id }: Account) => {
    await deps.updateAccount(id, (before) => ({ ...before, mayReadCommunications: true }));
    const row = { at: now(), what: 'communications.allowed', accountId: id, noticeId: null, details: {} };
    await store.audit.append(row);
  };

  /** The newest facts with one thing changed, stored as a listing of its own would be. */
  const storeOutcome = async (
    { notice }: NoticeRecord,
    state: NoticeState,
    opening: PortalOpening | null,
  ) => {
    const { accountId } = notice;
    // As this account tells it: what other sources say is not to be kept as its word.
    const told = (await store.notices.toldBy(notice.id, accountId)) ?? notice;
    const { id: _id, accountId: _account, firstSeenAt: _seen, noLongerListedAt: _gone, ...facts } = told;
    const files = opening?.files ?? [];
    const page = {
      notices: [{ ...facts, state, documents: files.map(({ document }) => document) }],
      inlineDocuments: files.map((file) => ({ portalNoticeId: facts.portalNoticeId, ...file })),
      evidence: [],
      secrets: [],
      seen: 1,
      total: 1,
      cursor: null,
    };
    const stored = await storePage(deps, accountId, `opening:${notice.id}`, page);
    hub.emit('notices.changed', { added: [], changed: stored.changed });
  };

  return {
    'notices.planOpening': async ({ id }) => {
      const { record, account } = await subjectOf(id);
      if (record.notice.state !== 'pending' && record.notice.state !== 'unknown')
        throw new FailureError('input.invalid', { reason: 'notPending', state: record.notice.state });
      const { planOpening, inContext, ...opener } = openerOf(account);
      const effects = opener.effectsOf(record);
      const act = actOf(effects);
      const portalPlan = await deps.engine.alone(account, `plan:${id}`, (signal) =>
        inContext(signal, (context) => planOpening(context, record.notice)),
      );
      const plan: Plan = {
        noticeId: id,
        identifier: record.notice.portalNoticeId,
        portalPlan,
        act,
        isAsked: act === 'legalAct' || account.mayReadCommunications !== true,
        validUntil: new Date(clock.now().getTime() + planValidMs),
      };
      const planId = deps.newId();
      plans.set(planId, plan);
      return {
        planId,
        noticeId: id,
        isLegalAct: act === 'legalAct',
        isAsked: plan.isAsked,
        legalText: portalPlan.legalText,
        effects,
        identifier: plan.identifier,
        charactersToType,
        validUntil: plan.validUntil.toISOString(),
      };
    },

    'notices.open': async ({ planId, typed }) => {
      const plan = plans.get(planId);
      if (!plan || plan.validUntil <= clock.now())
        throw new FailureError('consentNeeded', { reason: 'planExpired' });
      if (
        plan.isAsked &&
        typed.trim().toLowerCase() !== plan.identifier.slice(-charactersToType).toLowerCase()
      )
        throw new FailureError('consentNeeded', { reason: 'typedOther' });
      plans.delete(planId);
      const { record, account } = await subjectOf(plan.noticeId);
      const { open, inContext, effectsOf: effects } = openerOf(account);
      // What a mail called a communication may have become a notification meanwhile: that has to be read first.
      if (plan.act === 'reading' && actOf(effects(record)) === 'legalAct')
        throw new FailureError('consentNeeded', { reason: 'planExpired' });
      if (plan.act === 'reading' && plan.isAsked) await allowReading(account);
      await audit('opening.confirmed', record, { identifier: plan.identifier, subject: account.subject });
      const result = await deps.engine.alone(
        account,
        `open:${plan.noticeId}`,
        async (signal): Promise<OpeningResult> => {
          try {
            const opening = await inContext(signal, (context) =>
              open(context, record.notice, plan.portalPlan, giveConsent(plan.noticeId, plan.act)),
            );
            await audit('notice.opened', record, {
              openedAt: opening.openedAt,
              subject: account.subject,
              certificate: opening.certificate ?? null,
              files: opening.files.length,
            });
            await storeOutcome(record, 'accepted', opening);
            return opening.files.length > 0 ? 'done' : 'documentsPending';
          } catch (error) {
            if (!(error instanceof OpeningLost)) throw error;
            await audit('opening.outcomeUnknown', record, { failure: failureOf(error.cause) });
            await storeOutcome(record, 'outcomeUnknown', null);
            return 'outcomeUnknown';
          } finally {
            // The portal's own list says what happened and names the documents that are still to be fetched.
            deps.engine.run([account], 'person');
          }
        },
      );
      return { result };
    },
  };
};

type Effects = NonNullable<Manifest['openingEffects']>['notification'];

/** A portal that does not say what opening does there is taken at its worst. */
const worst: Effects = [{ code: 'notifies', basis: '' }];
const effectsOf = ({ openingEffects }: Manifest, { notice }: NoticeRecord): Effects =>
  openingEffects?.[notice.kind === 'communication' ? 'communication' : 'notification'] ?? worst;
/** Only what does nothing but mark as read is a reading. */
const actOf = (effects: Effects): ConsentAct =>
  effects.every(({ code }) => code === 'marksRead') && effects.length > 0 ? 'reading' : 'legalAct';
