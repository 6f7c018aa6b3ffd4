// One pass over a mailbox serves all portals: each mail's bytes are asked for once, however many readers look at it.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createChileConnector } from '../../main/connectors/chile/connector.ts';
import { dehuMail } from '../../main/connectors/dehu/mailPortal.ts';
import type { MailPortal } from '../../main/connectors/mailPortal.ts';
import { buildMail } from '../portals/mailbox/buildMail.ts';
import { listAll, mailContext } from '../portals/mailbox/mailContext.ts';
import { assignedMail, bookingMail, documentsAskedMail } from '../portals/mailbox/noticeMails.ts';
import {
  isMailboxAvailable,
  type SampleMailbox,
  startSampleMailbox,
} from '../portals/mailbox/startSampleMailbox.ts';

describe.skipIf(!isMailboxAvailable())('a mailbox with mails for several portals', () => {
  let mailbox: SampleMailbox;
  beforeAll(async () => {
    mailbox = await startSampleMailbox();
    const aviso = buildMail({
      from: 'DEHú <noreply-dehu@correo.gob.es>',
      subject: 'Aviso de puesta a disposición de nueva notificación',
      text: 'Tiene una nueva notificación en la Dirección Electrónica Habilitada única (DEHú).',
    });
    for (const mail of [await bookingMail(), aviso, assignedMail(), documentsAskedMail()])
      await mailbox.append('INBOX', mail);
    await mailbox.append(
      'Junk',
      buildMail({ from: 'a@example.org', subject: 'Su cita de migraciones', text: 'x' }),
    );
  });
  afterAll(() => mailbox.stop());

  test('fetches each message once, and shows it to every reader in turn', async () => {
    const shown: string[] = [];
    // Stands for a further portal: it looks at everything and takes nothing.
    const onlooker: MailPortal = {
      terms: { from: [], subject: ['cita'], body: [] },
      words: { from: [], subject: ['cita'], body: [] },
      read: (received) => {
        shown.push(received.mail.messageId ?? '');
        return Promise.resolve(null);
      },
    };
    const connector = createChileConnector(() => Promise.resolve([]), [onlooker, dehuMail]);
    const { end } = await listAll(connector, mailContext(mailbox));
    expect(end.isComplete).toBe(true);
    const fetched = (await mailbox.log()).filter((command) => /BODY(?:\.PEEK)?\[\]/.test(command));
    const uids = fetched.flatMap((command) => uidsOf(command));
    // INBOX and Junk number their messages each from 1: four of one and one of the other, each once.
    expect(uids.toSorted((a, b) => a - b)).toEqual([1, 1, 2, 3, 4]);
    expect(shown).toHaveLength(5);
    expect(new Set(shown).size).toBe(5);
  });

  test('a second look with nothing new fetches nothing', async () => {
    const connector = createChileConnector(() => Promise.resolve([]), [dehuMail]);
    const first = await listAll(connector, mailContext(mailbox));
    await mailbox.clearLog();
    await listAll(connector, mailContext(mailbox), first.cursor);
    expect((await mailbox.log()).filter((command) => /FETCH/.test(command))).toEqual([]);
  });
});

/** `UID FETCH 1:3,7 (…)` as 1, 2, 3, 7. */
function uidsOf(command: string): number[] {
  const ranges = /UID FETCH ([\d:,]+)/.exec(command)?.[1]?.split(',') ?? [];
  return ranges.flatMap((range) => {
    const [from = 0, to = from] = range.split(':').map(Number);
    return Array.from({ length: to - from + 1 }, (_, index) => from + index);
  });
}
