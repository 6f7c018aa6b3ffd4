// The last line of a row: what matters most in words, the rest as pictures with names, so that no word is ever cut off.
import {
  CircleHelp,
  Flag,
  Hourglass,
  type LucideIcon,
  MailWarning,
  MessagesSquare,
  NotebookPen,
  Paperclip,
  ShieldAlert,
} from 'lucide-react';
import type { ReactNode } from 'react';
import type { NoticeRow } from '../../api/views.ts';
import { useFormat } from '../../text/useFormat.ts';
import { useWords } from '../../text/useWords.ts';
import { Badge } from '../../ui/Badge.tsx';
import { DueBadge } from './DueBadge.tsx';
import { dueOf } from './due.ts';

interface Sign {
  icon: LucideIcon;
  words: string;
  tone: 'plain' | 'warn';
}

export function RowBadges({ row, now }: { row: NoticeRow; now: Date }): ReactNode {
  const t = useWords();
  const format = useFormat();
  const due = dueOf(row, now);
  const isSuspicious = row.verdict === 'suspicious';
  const isOutcomeUnknown = row.state === 'outcomeUnknown';
  const signs: Sign[] = [];
  if (row.isInJunk) signs.push({ icon: MailWarning, words: t('inbox.inSpam'), tone: 'warn' });
  if (row.mark.snoozedUntil !== null && new Date(row.mark.snoozedUntil) > now) {
    const day = format.instant(row.mark.snoozedUntil);
    signs.push({ icon: Hourglass, words: t('inbox.laterOn', { day }), tone: 'plain' });
  }
  const hasWords = isSuspicious || isOutcomeUnknown || due !== null;
  const [first, ...others] = signs;
  const isSpelt = !hasWords && first !== undefined;
  return (
    <span className="row-badges">
      {isSuspicious && (
        <Badge icon={ShieldAlert} tone="danger">
          {t('inbox.suspicious')}
        </Badge>
      )}
      {isOutcomeUnknown && (
        <Badge icon={CircleHelp} tone="warn">
          {t('inbox.outcomeUnknown')}
        </Badge>
      )}
      {due && <DueBadge due={due} isSettled={row.mark.isDone || row.mark.isArchived} />}
      {isSpelt && (
        <Badge icon={first.icon} tone={first.tone}>
          {first.words}
        </Badge>
      )}
      {(isSpelt ? others : signs).map((sign) => (
        <RowSign key={sign.words} {...sign} />
      ))}
      {row.mark.isFlagged && <RowSign icon={Flag} words={t('inbox.flagged')} tone="warn" isFilled />}
      {(row.conversationSize ?? 1) > 1 && (
        <RowSign
          icon={MessagesSquare}
          words={t('conversation.inRow', { count: row.conversationSize })}
          tone="plain"
        />
      )}
      {row.mark.note !== '' && <RowSign icon={NotebookPen} words={t('inbox.hasNote')} tone="plain" />}
      {row.hasDocuments && <RowSign icon={Paperclip} words={t('inbox.hasDocuments')} tone="plain" />}
      {row.mark.isDone && <span className="row-done">{t('inbox.isDone')}</span>}
    </span>
  );
}

function RowSign({ icon: Icon, words, tone, isFilled = false }: Sign & { isFilled?: boolean }): ReactNode {
  return (
    <span className="row-sign" data-tone={tone} title={words}>
      <Icon size={14} fill={isFilled ? 'currentColor' : 'none'} role="img" aria-label={words} />
    </span>
  );
}
