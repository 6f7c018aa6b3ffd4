// Invented papers and a filing folder for the fake bridge: a scan that may belong to a case, and a folder that was unplugged.
import type { MethodInput, MethodName, MethodOutput } from '../../main/contract/methods.ts';
import { usualPattern } from '../../main/model/fileNamePattern.ts';

type Own = Extract<MethodName, `papers.${string}` | `filing.${string}` | 'documents.find'>;
type Handlers = { [M in Own]: (input: MethodInput<M>) => MethodOutput<M> };

export function createFakePapers(
  changed: (name: 'papers.changed' | 'filing.changed') => void,
  count = 1,
): Handlers {
  const papers: MethodOutput<'papers.list'>['papers'] = [
    {
      id: 'paper-1',
      name: 'escaneo 2026-11-28.pdf',
      type: 'application/pdf',
      size: 240_000,
      addedAt: '2026-11-28T10:00:00.000Z',
      facts: [{ kind: 'personNumber', value: 'Y1234567X' }],
      suggestions: [{ id: 'case-1', title: 'Arraigo', numbers: ['EX-2026-1'], why: 'person' }],
    },
  ];
  for (let number = 2; number <= count; number += 1)
    papers.push({ ...papers[0], id: `paper-${number}`, name: `escaneo ${number}.pdf` } as (typeof papers)[0]);
  let hidden: typeof papers = [];
  let filing: MethodOutput<'filing.state'> = {
    folder: null,
    pattern: usualPattern,
    usualPattern,
    filed: 0,
    failure: null,
  };
  const take = (id: string): void => {
    hidden = papers.filter((paper) => paper.id === id);
    papers.splice(0, papers.length, ...papers.filter((paper) => paper.id !== id));
    changed('papers.changed');
  };
  const file = (change: Partial<typeof filing>) => {
    filing = { ...filing, ...change };
    changed('filing.changed');
    return filing;
  };
  return {
    'papers.list': () => ({ papers: [...papers] }),
    'documents.find': ({ text, limit }) => {
      const all = papers.filter(() => 'tasa de extranjería'.startsWith(text));
      return {
        hasMore: all.length > limit,
        rows: all.slice(0, limit).map(({ id, name, type }) => ({
          documentId: id,
          name,
          type,
          caseId: null,
          title: null,
          caseNumber: null,
          found: { page: 2, snippet: `Justificante de la \u0002tasa\u0003` },
        })),
      };
    },
    'papers.fileToNotice': ({ id }) => {
      take(id);
      return { documentId: 'document-new' };
    },
    'papers.fileToCase': ({ id }) => {
      take(id);
      return { entryId: 'entry-new' };
    },
    'papers.remove': ({ id }) => {
      take(id);
      return {};
    },
    'papers.restore': () => {
      papers.push(...hidden);
      changed('papers.changed');
      return {};
    },
    'filing.state': () => filing,
    'filing.chooseFolder': () => file({ folder: '/home/camila/Trámites', filed: 12 }),
    'filing.stop': () => file({ folder: null, filed: 0 }),
    'filing.setPattern': ({ pattern }) => file({ pattern }),
    'filing.fileNow': () => file({ failure: null }),
  };
}
