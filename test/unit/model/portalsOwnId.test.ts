// Which ids are the portals' own: those that connectors make where a portal tells none are of no use at a counter.
import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { portalsOwnId } from '../../../main/model/portalsOwnId.ts';

const hash = createHash('sha256').update('x').digest('hex');

test.each([
  [hash.slice(0, 20), null],
  [`mail-${hash.slice(0, 32)}`, null],
  [`aviso-${hash.slice(0, 20)}`, null],
  ['N-2026-4471', 'N-2026-4471'],
  ['63a4d8c2f0b1a59e7c21', null],
  ['6f9619ff-8b86-d011-b42d-00c04fc964ff', '6f9619ff-8b86-d011-b42d-00c04fc964ff'],
  ['120260000123456', '120260000123456'],
])('%s', (id, own) => expect(portalsOwnId(id)).toBe(own));
