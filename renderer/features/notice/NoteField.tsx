// The person's own note on a notice; saved when the field is left.
import { type ReactNode, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { NoticeDetail } from '../../../main/contract/views.ts';
import { useMarking } from '../inbox/useMarking.tsx';

export function NoteField({ notice }: { notice: NoticeDetail }): ReactNode {
  const { t } = useTranslation();
  const { mark } = useMarking();
  const id = useId();
  const [text, setText] = useState(notice.mark.note);
  return (
    <section className="note">
      <label className="note-label" htmlFor={id}>
        {t('reader.note')}
      </label>
      <textarea
        id={id}
        value={text}
        maxLength={10_000}
        placeholder={t('reader.noteHint')}
        onChange={(event) => setText(event.target.value)}
        onBlur={() => text !== notice.mark.note && mark([notice.id], { note: text })}
      />
    </section>
  );
}
