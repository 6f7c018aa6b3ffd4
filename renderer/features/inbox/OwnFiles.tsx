// What a search finds in the person's own files, asked for when the word stands: each of its keys is the notices' own.
import { lazy, type ReactNode, Suspense } from 'react';
import { useRested } from '../../ui/useRested.ts';
import type { FoundFilesProps } from '../papers/FoundFiles.tsx';

const restMs = 200;

const FoundFiles = lazy(async () => ({
  default: (await import('../papers/FoundFiles.tsx')).FoundFiles,
}));

interface OwnFilesProps extends Omit<FoundFilesProps, 'filter'> {
  /** Null where the list is narrowed to what no file of one's own can be. */
  filter: FoundFilesProps['filter'] | null;
}

export function OwnFiles({ text, filter, ...others }: OwnFilesProps): ReactNode {
  const rested = useRested(text, restMs);
  if (text === '' || rested === '' || filter === null) return null;
  return (
    <Suspense>
      <FoundFiles text={rested} filter={filter} {...others} />
    </Suspense>
  );
}
