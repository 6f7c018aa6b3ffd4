// One set of cookies for a partition's windows and its `net.request`: Chromium's own, read and written over the protocol.
import { Cookie, CookieJar } from 'tough-cookie';
import type { Browser } from './cdp.ts';

export class PageCookies {
  readonly #browser: Browser;
  readonly #context: { browserContextId?: string };

  constructor(browser: Browser, browserContextId: string | undefined) {
    this.#browser = browser;
    this.#context = browserContextId === undefined ? {} : { browserContextId };
  }

  /** What the windows hold now. */
  async load(): Promise<CookieJar> {
    const { cookies } = await this.#browser.send('Storage.getCookies', this.#context);
    const jar = new CookieJar();
    for (const { name, value, domain, path, secure, httpOnly, expires } of cookies) {
      const host = domain.replace(/^\./, '');
      const cookie = new Cookie({
        key: name,
        value,
        domain: host,
        hostOnly: host === domain,
        path,
        secure,
        httpOnly,
        expires: expires > 0 ? new Date(expires * 1_000) : 'Infinity',
      });
      await jar.setCookie(cookie, `https://${host}${path}`, { ignoreError: true });
    }
    return jar;
  }

  async save(cookie: Cookie, url: string): Promise<void> {
    const { key, value, domain, path, secure, httpOnly, hostOnly, expires } = cookie;
    const expiresAt = expires instanceof Date ? { expires: expires.getTime() / 1_000 } : {};
    const where = hostOnly === false && domain !== null ? { domain: `.${domain}` } : { url };
    await this.#browser.send('Storage.setCookies', {
      cookies: [{ name: key, value, path: path ?? '/', secure, httpOnly, ...where, ...expiresAt }],
      ...this.#context,
    });
  }

  async clear(): Promise<void> {
    await this.#browser.send('Storage.clearCookies', this.#context).catch(() => undefined);
  }
}
