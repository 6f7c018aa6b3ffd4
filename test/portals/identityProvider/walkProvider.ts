// A person in a browser, without one: opens the provider's page, presses its one link, and follows it home.
import { rootCertificates } from 'node:tls';
import { Agent, request } from 'undici';

/** Where the page's link leads; nothing is opened yet. */
export async function linkOfPage(url: string, caPem: string): Promise<string> {
  const dispatcher = new Agent({ connect: { ca: [...rootCertificates, caPem] } });
  try {
    const page = await (await request(url, { dispatcher })).body.text();
    const link = /id="go" href="([^"]+)"/.exec(page)?.[1]?.replaceAll('&amp;', '&');
    if (!link) throw new Error(`no way on: ${page}`);
    return link;
  } finally {
    await dispatcher.destroy();
  }
}

export interface Landing {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  page: string;
}

/** What stands at the end of the link: Recado's own door, where all went well. */
export async function follow(link: string, headers: Record<string, string> = {}): Promise<Landing> {
  const answer = await request(link, { headers });
  return { status: answer.statusCode, headers: answer.headers, page: await answer.body.text() };
}

export const walkProvider = async (url: string, caPem: string): Promise<Landing> =>
  follow(await linkOfPage(url, caPem));
