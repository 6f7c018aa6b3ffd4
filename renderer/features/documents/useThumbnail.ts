// The small picture of a document: what the core keeps, or drawn here once and handed over to be kept.
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useBridge, useMethod } from '../../api/bridgeContext.tsx';
import { callMethod } from '../../api/callMethod.ts';
import { toBase64 } from '../../text/base64.ts';
import { readDocument } from './readDocument.ts';

export interface Thumbnail {
  /** For an `<img>`; null while there is none. */
  url: string | null;
  pageCount: number | null;
  /** It is being asked for or drawn; when false and `url` is null there will be none. */
  isPending: boolean;
}

/** `isWanted`: the document is in sight. One is drawn after the other, however many are in sight. */
export function useThumbnail({ id, isPdf }: { id: string; isPdf: boolean }, isWanted: boolean): Thumbnail {
  const bridge = useBridge();
  const cache = useQueryClient();
  const kept = useMethod('documents.thumbnail', { id }, isWanted);
  const drawing = useMutation({
    scope: { id: 'thumbnails' },
    mutationFn: async (): Promise<void> => {
      const { drawThumbnail } = await import('./drawThumbnail.ts');
      const picture = await drawThumbnail(await readDocument(bridge, id), isPdf);
      await callMethod(bridge, 'documents.keepThumbnail', { id, base64: toBase64(picture) });
      await cache.invalidateQueries({ queryKey: ['documents.thumbnail', { id }] });
    },
  });
  const { mutate, status } = drawing;
  const mustDraw = isWanted && kept.data?.canDraw === true && status === 'idle';
  useEffect(() => {
    if (mustDraw) mutate();
  }, [mustDraw, mutate]);
  const image = kept.data?.image ?? null;
  return {
    url: image && `data:${image.type};base64,${image.base64}`,
    pageCount: kept.data?.pageCount ?? null,
    isPending: kept.isPending || status === 'pending' || mustDraw,
  };
}
