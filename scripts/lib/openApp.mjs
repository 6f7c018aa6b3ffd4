// Opens the real app, or where Electron's program cannot be had the same screens in the browser.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { electronBinary, fetchElectron } from './electronBinary.mjs';
import { toolEnvironment } from './node24.mjs';
import { root } from './root.mjs';
import { hasCommand } from './systemParts.mjs';

/** An Electron that ends with a failure this soon never opened (sandbox, display); the browser takes over. */
const bornDeadMs = 8_000;

/**
 * Starts the app with these parameters (`--profile`, `--endpoints`). `ended` settles with its exit code; `stop` ends it.
 * out/ must be built.
 */
export function openApp(parameters, voice) {
  let child = null;
  let isStopping = false;
  const run = async () => {
    const binary = findElectron(voice);
    if (binary) {
      const startedAt = Date.now();
      child = startElectron(binary, parameters, voice);
      const code = await exitOf(child);
      if (code === 0 || isStopping || Date.now() - startedAt > bornDeadMs) return code;
      voice.note('The desktop app could not start here; see the lines above. Recado opens in the browser.');
    }
    if (isStopping) return 0;
    child = startServe(parameters, voice);
    return exitOf(child);
  };
  return {
    ended: run(),
    stop: () => {
      isStopping = true;
      child?.kill('SIGTERM');
    },
  };
}

function findElectron(voice) {
  if (!hasDisplay() && !process.env.ELECTRON_OVERRIDE_DIST_PATH) {
    voice.note('There is no display for the desktop app; Recado opens for a browser.');
    return null;
  }
  const binary = electronBinary() ?? fetchElectron(voice);
  if (!binary) voice.note('Electron’s program cannot be had here; Recado opens in the browser instead.');
  return binary;
}

function startElectron(binary, parameters, voice) {
  // Chromium's sandbox cannot be had by root on Linux; Electron would refuse to start.
  const isRoot = process.platform === 'linux' && process.getuid?.() === 0;
  if (isRoot)
    voice.note('Started as root: Chromium’s sandbox is off. Use an ordinary user for real notices.');
  const flags = isRoot ? ['--no-sandbox'] : [];
  return spawn(binary, [...flags, '.', ...parameters], {
    cwd: root,
    stdio: 'inherit',
    env: toolEnvironment(),
  });
}

function startServe(parameters, voice) {
  const cli = join(root, 'out', 'main', 'cli.js');
  const child = spawn(process.execPath, [cli, 'serve', '--json', ...parameters], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: toolEnvironment(),
  });
  createInterface({ input: child.stdout }).once('line', (line) => {
    const { url } = JSON.parse(line);
    voice.step(url);
    if (hasDisplay()) openBrowser(url);
  });
  return child;
}

function exitOf(child) {
  return new Promise((resolve) => {
    child.once('error', () => resolve(1));
    child.once('exit', (code) => resolve(code ?? 1));
  });
}

const hasDisplay = () =>
  process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);

/** Nothing depends on it: the link stands in the terminal as well. */
function openBrowser(url) {
  const openers = {
    darwin: ['open', [url]],
    win32: ['cmd', ['/c', 'start', '', url]],
    linux: ['xdg-open', [url]],
  };
  const [command, parameters] = openers[process.platform] ?? openers.linux;
  if (process.platform === 'linux' && !hasCommand(command)) return;
  const child = spawn(command, parameters, { stdio: 'ignore', detached: true });
  child.once('error', () => undefined);
  child.unref();
}
