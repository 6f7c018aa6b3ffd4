// Answers what a person teaches of mails: senders and subjects that are notices, or are not.
import { FailureError } from '../../contract/failure.ts';
import { mailShape } from '../../mail/learned.ts';
import type { LearnedSign } from '../../model/learnedSign.ts';
import { mailboxPortal, type PortalId } from '../../model/portal.ts';
import type { NoticeRecord } from '../../store/store.ts';
import type { HandlerDeps, Handlers } from './handlers.ts';

type Own = `learned.${string}` & keyof Handlers;

export const learnedHandlers = (deps: HandlerDeps): Pick<Handlers, Own> => {
  const { store, clock, hub, engine, newId } = deps;
  const now = () => clock.now().toISOString();
  /** What was read by other signs is looked at again: mails of a new sender lie before the cursor. */
  const lookAgain = async () => {
    const accounts = await store.accounts.list();
    engine.run(
      accounts.filter(({ portal, state, method }) => {
        return portal === mailboxPortal && state === 'active' && method !== 'import';
      }),
      'push',
    );
  };
  return {
    'learned.list': () => store.learned.list(),
    'learned.teach': async ({ noticeId, isOurs }) => {
      const record = await store.notices.get(noticeId);
      if (!record) throw new FailureError('input.notFound', { what: 'notice' });
      // A mail that lies about its sender must not teach that sender.
      if (isOurs && record.notice.authenticity?.verdict === 'suspicious')
        throw new FailureError('input.invalid', { badFields: ['isOurs'] });
      const signs = signsOf(record, isOurs).map((sign) => ({ ...sign, id: newId(), learnedAt: now() }));
      const replaced = await store.learned.add(signs);
      const marks = isOurs
        ? []
        : await store.notices.mark([noticeId], { isArchived: true, isRead: true }, now());
      hub.emit('notices.changed', { added: [], changed: [noticeId] });
      if (isOurs) await lookAgain();
      return { learned: signs, replaced, marks };
    },
    'learned.teachFile': async ({ name, base64 }) => {
      const { parseMail } = await import('../../mail/parseMail.ts');
      const { importFiles } = await import('../importFiles.ts');
      const mail = await parseMail(Buffer.from(base64, 'base64'));
      if (!mail) throw new FailureError('file.notUnderstood', { name });
      const address = mail.from?.address ?? '';
      const learned = signsFor(mailboxPortal, address, mail.subject, true).map((sign) => ({
        ...sign,
        id: newId(),
        learnedAt: now(),
      }));
      const replaced = await store.learned.add(learned);
      const forget = async () => {
        await store.learned.remove(learned.map(({ id }) => id));
        await store.learned.add(replaced);
      };
      const { taken, notTaken } = await importFiles(deps, [{ name, base64 }]);
      const noticeIds = taken.flatMap((one) => one.noticeIds);
      if (noticeIds.length === 0) {
        await forget();
        const { code, details } = notTaken[0]?.failure ?? { code: 'file.notUnderstood', details: { name } };
        throw new FailureError(code, details);
      }
      const told = await Promise.all(noticeIds.map((id) => store.notices.get(id)));
      const isLie = told.some((record) => record?.notice.authenticity?.verdict === 'suspicious');
      if (isLie) await forget();
      else await lookAgain();
      return { noticeIds, learned: isLie ? [] : learned };
    },
    'learned.remove': async ({ ids, back }) => {
      await store.learned.remove(ids);
      await store.learned.add(back);
      return {};
    },
  };
};

/**
 * "Not one" is learned of the subject alone where the sender may bring others that are: an authority, or a relative who
 * forwards from a private mailbox.
 */
function signsOf({ notice }: NoticeRecord, isOurs: boolean): Omit<LearnedSign, 'id' | 'learnedAt'>[] {
  const address = (notice.evidence['sender'] ?? notice.evidence['from'] ?? '').toLowerCase();
  const subject = notice.evidence['subject'] ?? notice.title;
  const reasons = notice.authenticity?.reasons ?? [];
  const bringsOthers = ['senderKnownDomain', 'senderGovernment', 'senderFreeMail', 'forwarded'].some(
    (reason) => reasons.includes(reason),
  );
  return signsFor(notice.portal, isOurs || !bringsOthers ? address : '', subject, isOurs, address);
}

/** The shape always, the sender where one is given; `shapeOf` is whose subject it is. */
function signsFor(
  portal: PortalId,
  sender: string,
  subject: string,
  isOurs: boolean,
  shapeOf = sender,
): Omit<LearnedSign, 'id' | 'learnedAt'>[] {
  const known = { portal, isOurs, example: subject.slice(0, 300) };
  const shape = { ...known, kind: 'shape' as const, value: mailShape(shapeOf, subject) };
  return sender === ''
    ? [shape]
    : [{ ...known, kind: 'sender' as const, value: sender.toLowerCase() }, shape];
}
