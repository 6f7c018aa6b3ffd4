// Recado needs Node 24 (node:sqlite, type stripping); a script started by an older one goes on under the Node that npm installed.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { binDir, root } from './root.mjs';

export const leastNodeMajor = 24;

/** @param {string} version such as `v20.20.2` */
export const isNewEnough = (version) => Number(/^v?(\d+)/.exec(version)?.[1] ?? 0) >= leastNodeMajor;

/** The Node that came with the npm packages (Linux x64), or null. */
export function bundledNode() {
  const file = join(binDir, 'node');
  return existsSync(file) ? file : null;
}

/** The environment in which `node` is Node 24 and the project's tools are found by name. */
export function toolEnvironment(environment = process.env) {
  const name = pathName(environment);
  return { ...environment, [name]: [binDir, ...foreignPaths(environment)].join(delimiter) };
}

/** The same without the project's tools: for npm, which replaces them while it runs. */
export function systemEnvironment(environment = process.env) {
  return { ...environment, [pathName(environment)]: foreignPaths(environment).join(delimiter) };
}

/** Windows writes it `Path`. */
const pathName = (environment) => Object.keys(environment).find((name) => /^path$/i.test(name)) ?? 'PATH';

function foreignPaths(environment) {
  const paths = (environment[pathName(environment)] ?? '').split(delimiter);
  return paths.filter((path) => path && !path.startsWith(join(root, 'node_modules')));
}

/** The sentence for a machine on which neither Node is there. */
export const nodeMissing = (version) =>
  `Recado needs Node ${leastNodeMajor} or newer and this is ${version}. npm brings one along only on Linux x64: install Node ${leastNodeMajor} from https://nodejs.org and try again.`;

/**
 * Returns at once under Node 24. Under an older Node runs the same script again under the bundled one, passes signals on
 * and ends this process with its exit code.
 */
export async function ensureNode24() {
  if (isNewEnough(process.version)) return;
  const node = bundledNode();
  if (!node) {
    console.error(nodeMissing(process.version));
    process.exit(1);
  }
  const child = spawn(node, process.argv.slice(1), { stdio: 'inherit', env: toolEnvironment() });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  const code = await new Promise((resolve) => {
    child.on('error', () => resolve(1));
    child.on('exit', (exitCode, signal) => resolve(exitCode ?? (signal === 'SIGINT' ? 130 : 1)));
  });
  process.exit(code);
}
