// An import as the window follows it: files sent in pieces, how far it is, what came of it, and a way to stop.
import { useCallback, useEffect, useRef, useState } from 'react';
import type { ImportProgress, ImportSummary } from '../../main/contract/importViews.ts';
import { useBridge } from '../api/bridgeContext.tsx';
import { callMethod, FailedCall } from '../api/callMethod.ts';
import { toBase64 } from '../text/base64.ts';

/** A multiple of three: base64 of the pieces has no padding in between. */
const pieceBytes = 3 * 1_048_576;

export interface ImportRun {
  progress: ImportProgress | null;
  totalBytes: number;
  summary: ImportSummary | null;
  error: FailedCall | null;
  isRunning: boolean;
  start(files: File[]): void;
  cancel(): void;
  reset(): void;
}

export function useImportRun(): ImportRun {
  const bridge = useBridge();
  const [progress, setProgress] = useState<ImportProgress | null>(null);
  const [totalBytes, setTotalBytes] = useState(0);
  const [summary, setSummary] = useState<ImportSummary | null>(null);
  const [error, setError] = useState<FailedCall | null>(null);
  const [isRunning, setRunning] = useState(false);
  const running = useRef<{ id: string; isCancelled: boolean } | null>(null);

  useEffect(
    () =>
      bridge.on('import.progressed', (told) => {
        if (told.importId === running.current?.id) setProgress(told);
      }),
    [bridge],
  );

  const start = useCallback(
    (files: File[]): void => {
      if (files.length === 0 || running.current !== null) return;
      const whole = files.reduce((sum, file) => sum + file.size, 0);
      const run = { id: '', isCancelled: false };
      running.current = run;
      setTotalBytes(whole);
      setProgress(null);
      setSummary(null);
      setError(null);
      setRunning(true);
      const send = async (): Promise<ImportSummary> => {
        run.id = (await callMethod(bridge, 'imports.begin', { totalBytes: whole })).importId;
        for (const [index, file] of files.entries()) {
          // Two files of one name in different folders are still two.
          const name =
            files.findIndex((one) => one.name === file.name) === index
              ? file.name
              : `${file.name} (${index + 1})`;
          for (let at = 0; at === 0 || at < file.size; at += pieceBytes) {
            if (run.isCancelled) return callMethod(bridge, 'imports.cancel', { importId: run.id });
            const base64 = toBase64(await file.slice(at, at + pieceBytes).arrayBuffer());
            const isLast = at + pieceBytes >= file.size;
            await callMethod(bridge, 'imports.add', { importId: run.id, name, base64, isLast });
          }
        }
        return callMethod(bridge, 'imports.finish', { importId: run.id });
      };
      send()
        .then(setSummary)
        .catch((problem: unknown) =>
          setError(
            problem instanceof FailedCall
              ? problem
              : new FailedCall({ code: 'file.notUnderstood', details: { reason: 'unreadable' } }),
          ),
        )
        .finally(() => {
          running.current = null;
          setRunning(false);
        });
    },
    [bridge],
  );
  const cancel = useCallback((): void => {
    if (running.current) running.current.isCancelled = true;
  }, []);
  const reset = useCallback((): void => {
    setSummary(null);
    setError(null);
    setProgress(null);
  }, []);
  return { progress, totalBytes, summary, error, isRunning, start, cancel, reset };
}
