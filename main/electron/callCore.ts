// The shell is a user of the contract like any other: calls by name, the value typed, a failure thrown.
import type { Core } from '../app/core.ts';
import { FailureError } from '../contract/failure.ts';
import type { MethodInput, MethodName, MethodOutput } from '../contract/methods.ts';

export async function callCore<M extends MethodName>(
  core: Core,
  name: M,
  input: MethodInput<M>,
): Promise<MethodOutput<M>> {
  const answer = await core.call(name, input);
  if (!answer.ok) throw new FailureError(answer.failure.code, answer.failure.details);
  // The contract derives the handler's type from the same entry, so the core's answer is this method's.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return answer.value as MethodOutput<M>;
}
