// What a search finds in the person's own files: some first, more when asked, and never fewer without saying so.
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { FoundFileView } from '../../../main/contract/documentMethods.ts';
import type { MethodInput } from '../../../main/contract/methods.ts';
import { useBridge } from '../../api/bridgeContext.tsx';
import { callMethod } from '../../api/callMethod.ts';

export interface FoundFileList {
  rows: FoundFileView[];
  /** Null when all are shown. */
  showMore: (() => void) | null;
}

/** `step` at a time; nothing is asked while `isWanted` is false. */
export function useFoundFiles(
  text: string,
  filter: MethodInput<'documents.find'>['filter'],
  step: number,
  isWanted: boolean,
): FoundFileList {
  const [shown, setShown] = useState({ text, limit: step });
  const limit = shown.text === text ? shown.limit : step;
  const bridge = useBridge();
  const input = { text: text.slice(0, 200), filter, limit };
  const { data: found } = useQuery({
    queryKey: ['documents.find', input],
    queryFn: () => callMethod(bridge, 'documents.find', input),
    enabled: isWanted,
    // What is shown stays while more comes.
    placeholderData: (before) => (limit > step ? before : undefined),
  });
  return {
    rows: isWanted ? (found?.rows ?? []) : [],
    showMore: found?.hasMore === true ? () => setShown({ text, limit: limit + step }) : null,
  };
}
