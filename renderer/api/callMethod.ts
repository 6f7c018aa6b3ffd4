// One call to the core, unwrapped: the value, or a FailedCall that carries the failure.
import type { Bridge } from '../../main/contract/bridge.ts';
import type { Failure } from '../../main/contract/failure.ts';
import type { MethodInput, MethodName, MethodOutput } from '../../main/contract/methods.ts';

/** What a call throws when the core answered with a failure. */
export class FailedCall extends Error {
  readonly failure: Failure;
  constructor(failure: Failure) {
    super(failure.code);
    this.name = 'FailedCall';
    this.failure = failure;
  }
}

/** Any thrown thing as a failure; what is no FailedCall is a bug of the window. */
export function failureIn(error: unknown): Failure {
  if (error instanceof FailedCall) return error.failure;
  return { code: 'bug', details: { error: error instanceof Error ? error.name : typeof error } };
}

export async function callMethod<M extends MethodName>(
  bridge: Bridge,
  name: M,
  input: MethodInput<M>,
): Promise<MethodOutput<M>> {
  const envelope = await bridge.call(name, input);
  if (envelope.ok) return envelope.value;
  throw new FailedCall(envelope.failure);
}
