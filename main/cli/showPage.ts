// Opens a page in the system's browser from a terminal, as each system does it; the address is never read by a shell.
import { spawn } from 'node:child_process';

const openers: Partial<Record<NodeJS.Platform, readonly [command: string, ...before: string[]]>> = {
  linux: ['xdg-open'],
  darwin: ['open'],
  win32: ['rundll32', 'url.dll,FileProtocolHandler'],
};

/** False where there is no way known; whether the browser came up, nobody tells. */
export function showPage(url: string): boolean {
  const opener = openers[process.platform];
  if (!opener || URL.parse(url)?.protocol !== 'https:') return false;
  const [command, ...before] = opener;
  const started = spawn(command, [...before, url], { detached: true, stdio: 'ignore' });
  // Without a browser the address that is printed remains.
  started.on('error', () => undefined);
  started.unref();
  return true;
}
