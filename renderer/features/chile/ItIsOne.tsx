// "It is one" of a mail file that was not taken: what it teaches is remembered, and the mail comes in.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '../../api/bridgeContext.tsx';
import { toBase64 } from '../../text/base64.ts';
import { useFailureWords } from '../../text/useFailureWords.ts';
import { Button } from '../../ui/Button.tsx';

interface ItIsOneProps {
  file: File;
  onTaken: (noticeId: string) => void;
}

export function ItIsOne({ file, onTaken }: ItIsOneProps): ReactNode {
  const { t } = useTranslation();
  const words = useFailureWords();
  const teaching = useAct('learned.teachFile', {
    onSuccess: ({ noticeIds }) => noticeIds[0] !== undefined && onTaken(noticeIds[0]),
  });
  const teach = async (): Promise<void> =>
    teaching.mutate({ name: file.name, base64: toBase64(await file.arrayBuffer()) });
  return (
    <>
      <Button look="quiet" disabled={teaching.isPending} onClick={() => void teach()}>
        {t('chile.teach.itIsOne')}
      </Button>
      {teaching.error !== null && <span className="field-error">{words(teaching.error.failure).title}</span>}
    </>
  );
}
