// Finds out how to reach the mailbox of an address: known providers, the domain's own autoconfig, Thunderbird's list, a guess.
import { XMLParser } from 'fast-xml-parser';
import { z } from 'zod';

/** Field for field the contract's MailSettings; mail may not import it. */
export interface DiscoveredMail {
  provider: 'gmail' | 'outlook' | 'yahoo' | 'icloud' | 'other';
  source: 'preset' | 'autoconfig' | 'guess';
  host: string;
  port: number;
  security: 'tls' | 'starttls';
  user: string;
  signIn: 'password' | 'appPassword' | 'oauthNeeded';
}

export interface DiscoveryPort {
  fetch: (url: string, init: { signal: AbortSignal; redirect: 'follow' }) => Promise<Response>;
  /** For each address asked. */
  timeoutMs: number;
}

type Preset = Pick<DiscoveredMail, 'provider' | 'host' | 'signIn'>;

const gmail: Preset = { provider: 'gmail', host: 'imap.gmail.com', signIn: 'appPassword' };
/** Microsoft ended password sign-in on 16 September 2024, app passwords included. */
const outlook: Preset = { provider: 'outlook', host: 'outlook.office365.com', signIn: 'oauthNeeded' };
const yahoo: Preset = { provider: 'yahoo', host: 'imap.mail.yahoo.com', signIn: 'appPassword' };
const icloud: Preset = { provider: 'icloud', host: 'imap.mail.me.com', signIn: 'appPassword' };

const presets: readonly [RegExp, Preset][] = [
  [/^(?:gmail|googlemail)\.com$/, gmail],
  [/^(?:(?:outlook|hotmail|live)\.(?:com?\.)?[a-z]{2,3}|msn\.com|passport\.com|windowslive\.com)$/, outlook],
  [/^(?:yahoo\.(?:com?\.)?[a-z]{2,3}|ymail\.com|rocketmail\.com)$/, yahoo],
  [/^(?:icloud|me|mac)\.com$/, icloud],
];

const mostXmlChars = 200_000;

/** Never fails: what cannot be found is guessed and says so; the sign-in that follows is the test. */
export async function discoverMail(address: string, port: DiscoveryPort): Promise<DiscoveredMail> {
  const user = address.trim();
  const domain = user.split('@').at(-1)?.toLowerCase() ?? '';
  const preset = presets.find(([domains]) => domains.test(domain))?.[1];
  if (preset) return { ...preset, source: 'preset', port: 993, security: 'tls', user };
  const places = [
    `https://autoconfig.${domain}/mail/config-v1.1.xml?emailaddress=${encodeURIComponent(user)}`,
    `https://${domain}/.well-known/autoconfig/mail/config-v1.1.xml`,
    `https://autoconfig.thunderbird.net/v1.1/${domain}`,
  ];
  // All at once, so that a domain that does not answer costs one timeout; the order of the list still decides.
  const answers = await Promise.all(places.map((place) => ask(place, user, port)));
  const found = answers.find((answer) => answer !== null);
  if (found) return found;
  return {
    provider: 'other',
    source: 'guess',
    host: `imap.${domain}`,
    port: 993,
    security: 'tls',
    user,
    signIn: 'password',
  };
}

async function ask(url: string, user: string, port: DiscoveryPort): Promise<DiscoveredMail | null> {
  try {
    const response = await port.fetch(url, {
      signal: AbortSignal.timeout(port.timeoutMs),
      redirect: 'follow',
    });
    if (!response.ok) return null;
    const text = await response.text();
    return text.length > mostXmlChars ? null : readAutoconfig(text, user);
  } catch {
    return null;
  }
}

const serverSchema = z.object({
  '@type': z.string(),
  hostname: z.string().regex(/^[A-Za-z0-9.-]+$/),
  port: z.coerce.number().int().min(1).max(65_535),
  socketType: z.string(),
  username: z.string().default('%EMAILADDRESS%'),
  authentication: z.union([z.string(), z.array(z.string())]).default('password-cleartext'),
});
const autoconfigSchema = z.object({
  clientConfig: z.object({ emailProvider: z.object({ incomingServer: z.array(z.unknown()) }) }),
});

/** The first encrypted IMAP server of an autoconfig answer; null when there is none. */
function readAutoconfig(xml: string, user: string): DiscoveredMail | null {
  const parser = new XMLParser({
    ignoreAttributes: false,
    attributeNamePrefix: '@',
    parseTagValue: false,
    processEntities: false,
    isArray: (name) => name === 'incomingServer',
  });
  const parsed = autoconfigSchema.safeParse(parser.parse(xml));
  if (!parsed.success) return null;
  const servers = parsed.data.clientConfig.emailProvider.incomingServer
    .map((server) => serverSchema.safeParse(server))
    .flatMap((server) => (server.success && server.data['@type'] === 'imap' ? [server.data] : []));
  const server =
    servers.find((one) => one.socketType === 'SSL') ?? servers.find((one) => one.socketType === 'STARTTLS');
  if (!server) return null;
  const known = [gmail, outlook, yahoo, icloud].find(
    (preset) => preset.host === server.hostname.toLowerCase(),
  );
  const methods = [server.authentication].flat();
  const isOauthOnly = methods.length > 0 && methods.every((method) => method === 'OAuth2');
  return {
    provider: known?.provider ?? 'other',
    source: 'autoconfig',
    host: server.hostname,
    port: server.port,
    security: server.socketType === 'SSL' ? 'tls' : 'starttls',
    user: server.username
      .replace('%EMAILADDRESS%', user)
      .replace('%EMAILLOCALPART%', user.split('@')[0] ?? user)
      .replace('%EMAILDOMAIN%', user.split('@').at(-1) ?? ''),
    signIn: known?.signIn ?? (isOauthOnly ? 'oauthNeeded' : 'password'),
  };
}
