// A folder that is not Recado's own: each thing that the system says of it becomes one of three failures.
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { folderFailure, replaceInFolder } from '../../main/app/ownFolder.ts';

const systemError = (code: string) => Object.assign(new Error(code), { code });

it.each([
  ['ENOENT', 'folder.gone'],
  ['ENOTDIR', 'folder.gone'],
  ['EIO', 'folder.gone'],
  ['ENOSPC', 'folder.full'],
  ['EDQUOT', 'folder.full'],
  ['EACCES', 'folder.refused'],
  ['EROFS', 'folder.refused'],
])('%s is %s', (code, expected) => {
  expect(folderFailure(systemError(code))).toMatchObject({ failure: { code: expected, details: {} } });
});

it('leaves what it does not know as it is', () => {
  const error = systemError('EMFILE');
  expect(folderFailure(error)).toBe(error);
});

it('puts a file in place whole, and leaves no part of one behind', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'recado-folder-'));
  try {
    await replaceInFolder(folder, 'a.ics', 'one');
    await replaceInFolder(folder, 'a.ics', 'two');
    expect(await readFile(join(folder, 'a.ics'), 'utf8')).toBe('two');
    await expect(replaceInFolder(join(folder, 'a.ics'), 'b.ics', 'x')).rejects.toMatchObject({
      failure: { code: 'folder.gone' },
    });
    await expect(replaceInFolder(join(folder, 'absent'), 'b.ics', 'x')).rejects.toMatchObject({
      failure: { code: 'folder.gone' },
    });
    expect(await readdir(folder)).toEqual(['a.ics']);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
