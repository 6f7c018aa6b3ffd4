// The original as safe plain text, and which sentences decided what Recado read from it.
import { lazy, type ReactNode, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import type { NoticeDetail } from '../../../main/contract/views.ts';
import { type SearchWords, wordPlaces } from '../../text/searchWords.ts';
import { CopyButton } from '../../ui/CopyButton.tsx';
import { problemSuffix } from './Problems.tsx';

// Terms and their meanings come when there is a text to explain.
const Explained = lazy(async () => ({ default: (await import('./Explained.tsx')).Explained }));

/** Counts and signs of the reader itself; they say nothing to the person. */
const workings = new Set(['event', 'score', 'signs', 'responseDaysKind']);

/** One word with figures in it that is no day and no moment: a number that somebody gave to something. */
const identifier = /^(?!\d{4}-\d\d-\d\d|\d\d?[/.]\d\d?[/.])(?=(?:.*\d){3})[\p{L}\d./_-]{5,60}$/u;

export function Original({ notice, words }: { notice: NoticeDetail; words: SearchWords }): ReactNode {
  const { t, i18n } = useTranslation();
  const evidence = Object.entries(notice.evidence).filter(
    ([name]) => !workings.has(name) && !name.endsWith(problemSuffix),
  );
  const named = (name: string): string => {
    const key = `evidence.${name}`;
    return i18n.exists(key) ? t(key as 'evidence.kind') : name;
  };
  return (
    <>
      {notice.text !== null && (
        <details
          className="fold"
          open={
            (notice.appointment === null && notice.deadlines.length === 0) ||
            wordPlaces(notice.text, words).length > 0
          }
        >
          <summary>{t('reader.original')}</summary>
          <div className="original" lang="es">
            <Suspense fallback={notice.text}>
              <Explained text={notice.text} words={words} />
            </Suspense>
          </div>
          <p className="field-hint">{t('glossary.note')}</p>
        </details>
      )}
      {evidence.length > 0 && (
        <details className="fold">
          <summary>{t(notice.portal === 'chile' ? 'reader.evidence' : 'reader.portalFields')}</summary>
          <dl className="evidence">
            {evidence.map(([name, quote]) => (
              <div key={name}>
                <dt>{named(name)}</dt>
                <dd>
                  <q lang="es">{quote}</q>
                  {identifier.test(quote) && <CopyButton text={quote} what={quote} />}
                </dd>
              </div>
            ))}
          </dl>
        </details>
      )}
    </>
  );
}
