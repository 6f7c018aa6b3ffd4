// One call from any host: known method, valid input, one handler, one envelope; nothing is thrown across the line.
import type { Envelope } from '../contract/envelope.ts';
import { type Failure, failureOf } from '../contract/failure.ts';
import { inputOf } from '../contract/inputs.ts';
import { isMethodName, type MethodName } from '../contract/names.ts';
import type { Logger } from '../model/logger.ts';
import type { Handlers } from './handlers/handlers.ts';

export async function answerCall(
  handlerOf: (name: MethodName) => Promise<Handlers[MethodName]>,
  log: Logger,
  name: string,
  input: unknown,
): Promise<Envelope<unknown>> {
  if (!isMethodName(name)) return failed({ code: 'input.invalid', details: { method: name.slice(0, 100) } });
  const parsed = (await inputOf(name)).safeParse(input);
  if (!parsed.success) {
    const badFields = parsed.error.issues.map((issue) => issue.path.join('.'));
    return failed({ code: 'input.invalid', details: { method: name, badFields } });
  }
  try {
    // Name and input belong together by the schema just applied; TypeScript cannot follow that through an index.
    const handler = (await handlerOf(name)) as (input: unknown) => Promise<unknown>;
    return { ok: true, value: await handler(parsed.data) };
  } catch (error) {
    const failure = failureOf(error);
    log[failure.code === 'bug' ? 'error' : 'info']('call.failed', { name, failure, error });
    return failed(failure);
  }
}

const failed = (failure: Failure): Envelope<never> => ({ ok: false, failure });
