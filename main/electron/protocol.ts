// Serves our screens on app://bundle: files of out/renderer and nothing else, under the strict content policy.
import { readFile } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import type { Protocol } from 'electron';
import { contentSecurityPolicy } from '../contract/contentSecurityPolicy.ts';
import { appScheme, isAppUrl } from './appUrl.ts';

const contentTypes: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
  // pdf.js: character maps and standard fonts.
  '.bcmap': 'application/octet-stream',
  '.pfb': 'application/octet-stream',
  '.ttf': 'font/ttf',
};

const headers = {
  'Content-Security-Policy': contentSecurityPolicy,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
};

/** Handlers belong to one session: portal windows on other partitions cannot load our screens. */
export function serveScreens(protocol: Protocol, rendererDir: string): void {
  protocol.handle(appScheme, async (request) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return refusal(405);
    if (!isAppUrl(request.url) || !isAskedByUs(request)) return refusal(403);
    const file = fileOf(rendererDir, new URL(request.url).pathname);
    if (file === null) return refusal(404);
    const bytes = await readFile(file).catch(() => null);
    if (bytes === null) return refusal(404);
    return new Response(new Uint8Array(bytes), {
      headers: { ...headers, 'Content-Type': contentTypes[extname(file)] ?? '' },
    });
  });
}

/** The file for a path of the address, null when it lies outside the folder or is of no kind that screens have. */
export function fileOf(rendererDir: string, pathname: string): string | null {
  let path: string;
  try {
    path = decodeURIComponent(pathname);
  } catch {
    return null;
  }
  if (path.includes('\0')) return null;
  const root = normalize(rendererDir);
  const file = normalize(join(root, path === '/' ? 'index.html' : path));
  return file.startsWith(root + sep) && extname(file) in contentTypes ? file : null;
}

/** Electron tells which origin asked, and a page cannot forge it; it is absent when the app itself asked. */
function isAskedByUs(request: object): boolean {
  const origin = 'initiatorOrigin' in request ? request.initiatorOrigin : undefined;
  return origin === undefined || (typeof origin === 'string' && isAppUrl(origin));
}

const refusal = (status: number): Response => new Response(null, { status, headers });
