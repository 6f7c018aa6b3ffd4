// Lets in only the browser that was handed the printed link, and only when it asks from our own page.
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { MiddlewareHandler } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import type { Logger } from '../model/logger.ts';
import { closedDoorPage } from './closedDoorPage.ts';

export interface Door {
  /** Stands in the printed link; works once. */
  token: string;
  guard: MiddlewareHandler;
}

/**
 * The checks in their order: Host (421, against DNS rebinding), Sec-Fetch-Site and Origin (403, against other sites and
 * other local ports), the link's token (changed into a cookie), the cookie (401). `port` is asked late: it is known once bound.
 */
export function createDoor(port: () => number, log: Logger): Door {
  const token = randomBytes(32).toString('base64url');
  const pass = randomBytes(32).toString('base64url');
  let isTokenUsed = false;

  const guard: MiddlewareHandler = async (c, next) => {
    const host = c.req.header('host') ?? '';
    const refuse = (status: 401 | 403 | 421, why: string) => {
      log.warn('web.refused', { status, why, path: c.req.path });
      return status === 401 ? c.html(closedDoorPage, 401) : c.text(`${status} ${why}\n`, status);
    };

    if (host !== `127.0.0.1:${port()}` && host !== `localhost:${port()}`) return refuse(421, 'host');
    if (!isFromHere(c.req.header('sec-fetch-site'), c.req.path)) return refuse(403, 'site');
    if (c.req.method !== 'GET' && c.req.header('origin') !== `http://${host}`) return refuse(403, 'origin');

    // Cookies do not keep ports apart, so the name does: two Recados on one computer do not sign each other out.
    const cookie = `recado_${port()}`;
    const given = c.req.query('token');
    if (given !== undefined && c.req.method === 'GET' && c.req.path === '/') {
      if (isTokenUsed || !isSame(given, token)) return refuse(401, 'token');
      isTokenUsed = true;
      setCookie(c, cookie, pass, { httpOnly: true, sameSite: 'Strict', path: '/' });
      return c.redirect('/', 303);
    }
    if (!isSame(getCookie(c, cookie) ?? '', pass)) return refuse(401, 'cookie');
    return next();
  };
  return { token, guard };
}

/** Browsers without the header are left to the other checks; `none` is a typed address, which never calls the core. */
function isFromHere(site: string | undefined, path: string): boolean {
  return site === undefined || site === 'same-origin' || (site === 'none' && !path.startsWith('/api/'));
}

/** Compares hashes, so that neither content nor length can be learned from the time it takes. */
function isSame(given: string, expected: string): boolean {
  return timingSafeEqual(sha256(given), sha256(expected));
}

const sha256 = (text: string) => createHash('sha256').update(text).digest();
