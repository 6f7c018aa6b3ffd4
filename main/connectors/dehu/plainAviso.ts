// Puts the lines of an aviso straight, however a program quoted, wrapped or tabled them, and shows every link that it holds.
import type { MailLink, ParsedMail } from '../../mail/parsedMail.ts';

const label =
  'identificador|organismo\\s+emisor|concepto|v[ií]nculo|titular|con\\s+vencimiento\\s+el\\s+d[ií]a';
const labelled = new RegExp(String.raw`^(${label})\s*(?:\||:\s*\||:)\s*`, 'i');
const labelAlone = new RegExp(String.raw`^(?:${label})\s*[:|]?$`, 'i');
const quoting = /^[\s>|*•·-]+/;

/** The same mail with one label and its value on each line, and the addresses of the text among its links. */
export function plainAviso(mail: ParsedMail): ParsedMail {
  const lines = mail.text
    .split('\n')
    .map((line) => line.replace(quoting, '').replaceAll('*:', ':').trim())
    .filter((line) => line !== '');
  const straight: string[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    const next = lines[at + 1];
    const isSplit = labelAlone.test(line) && next !== undefined && !labelled.test(next);
    straight.push(isSplit ? `${line.replace(/\s*[:|]$/, '')}: ${next}` : line.replace(labelled, '$1: '));
    if (isSplit) at += 1;
  }
  return { ...mail, text: straight.join('\n'), links: linksIn(mail) };
}

/** Links as they lead, without the wrapper that a mail filter put around them. */
function linksIn({ links, text }: ParsedMail): MailLink[] {
  const written = text.match(/https?:\/\/[^\s<>"')\]]{4,500}/gi) ?? [];
  return [...links, ...written.slice(0, 100).map((href) => ({ href, text: '' }))].map((link) => ({
    ...link,
    href: unwrapped(link.href),
  }));
}

/** Outlook's filter writes `https://…safelinks.protection.outlook.com/?url=…` over every address of every mail. */
function unwrapped(href: string): string {
  const url = URL.parse(href);
  const inner = url?.hostname.endsWith('.safelinks.protection.outlook.com')
    ? url.searchParams.get('url')
    : null;
  return inner ?? href;
}
