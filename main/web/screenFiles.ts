// The built screens as a closed list of files: a request names one of them exactly or gets nothing, so no path can climb out.
import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import type { Context } from 'hono';
import { getMimeType } from 'hono/utils/mime';
import { FailureError } from '../contract/failure.ts';

/** Lists the folder once; links are left out. Fails with `ability.missing` when the screens are not built. */
export async function createScreenRoute(rendererDir: string): Promise<(c: Context) => Promise<Response>> {
  const files = await listFiles(rendererDir);
  const index = files.get('/index.html');
  if (index === undefined) throw new FailureError('ability.missing', { what: 'screens' });
  files.set('/', index);

  return async (c) => {
    const file = files.get(c.req.path);
    const bytes = file === undefined ? null : await readFile(file).catch(() => null);
    if (file === undefined || bytes === null) return c.text('404\n', 404);
    // Built files carry a hash in their name; the page that names them must always be asked for again.
    const isHashed = c.req.path.startsWith('/assets/');
    return c.body(new Uint8Array(bytes), 200, {
      'Content-Type': getMimeType(file) ?? 'application/octet-stream',
      ...(isHashed && { 'Cache-Control': 'private, max-age=31536000, immutable' }),
    });
  };
}

async function listFiles(dir: string): Promise<Map<string, string>> {
  const entries = await readdir(dir, { recursive: true, withFileTypes: true }).catch(() => []);
  return new Map(
    entries
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => [`/${relative(dir, path).split(sep).join('/')}`, path]),
  );
}
