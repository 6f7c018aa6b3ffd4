// Opens the profile for one command and closes it afterwards, also when the person presses Ctrl-C.
import { type Core, type Desktop, noAbilities } from '../app/core.ts';
import { createCore } from '../app/createCore.ts';
import { findSampleDemo } from '../app/sampleDemo.ts';
import { FailureError } from '../contract/failure.ts';
import { firstSpoken } from '../contract/languages.ts';
import type { MethodInput, MethodName, MethodOutput } from '../contract/methods.ts';
import type { HostView, Language } from '../contract/views.ts';
import type { CliContext } from './cliContext.ts';
import { cliEndpoints } from './cliEndpoints.ts';

/** Calls a method and gives its value; a failure is thrown as `FailureError`. */
export type Call = <M extends MethodName>(name: M, input: MethodInput<M>) => Promise<MethodOutput<M>>;

export interface OpenCore {
  core: Core;
  call: Call;
}

/** Fails with `store.busy`, `store.damaged` or `input.invalid` (endpoints). The caller closes `core`. */
export async function openCore(
  context: CliContext,
  host: HostView['host'],
  storeWorkerUrl: URL | null,
  desktop: Desktop | null = null,
): Promise<OpenCore> {
  const { places } = context;
  const endpoints = await cliEndpoints(context);
  // Only a host with screens has a use for them.
  const samples = host === 'web' && !places.isPackaged ? findSampleDemo() : null;
  if (samples !== null) process.once('exit', samples.close);
  const abilities = { ...noAbilities, ...(samples !== null && { samples: true }) };
  const about = { host, platform: process.platform, language: language(), abilities };
  const core = await createCore({
    profileDir: context.profileDir ?? (await defaultProfileDir()),
    host: { about, desktop, ...(samples !== null && { startSamples: samples.start }) },
    storeWorkerUrl,
    version: places.version,
    endpoints,
  });
  return { core, call: createCall(core) };
}

/** Runs `work` over an open core and closes it afterwards; Ctrl-C closes it too and ends the process with 130. */
export async function withCore<T>(
  context: CliContext,
  work: (open: OpenCore) => Promise<T>,
  desktop: Desktop | null = null,
): Promise<T> {
  const open = await openCore(context, 'direct', null, desktop);
  const interrupt = () => void open.core.close().finally(() => process.exit(130));
  const signals = ['SIGINT', 'SIGTERM'] as const;
  for (const signal of signals) process.once(signal, interrupt);
  try {
    return await work(open);
  } finally {
    for (const signal of signals) process.off(signal, interrupt);
    await open.core.close();
  }
}

function createCall(core: Core): Call {
  return async <M extends MethodName>(name: M, input: MethodInput<M>) => {
    const envelope = await core.call(name, input);
    if (!envelope.ok) throw new FailureError(envelope.failure.code, envelope.failure.details);
    // The contract derives the handler's type from the same entry, so the core's answer is this method's.
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    return envelope.value as MethodOutput<M>;
  };
}

export async function defaultProfileDir(): Promise<string> {
  const { default: envPaths } = await import('env-paths');
  return envPaths('Recado', { suffix: '' }).data;
}

function language(): Language {
  const name = process.env['LC_ALL'] ?? process.env['LC_MESSAGES'] ?? process.env['LANG'] ?? '';
  return firstSpoken([name]);
}
