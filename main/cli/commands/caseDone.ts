// `recado cases done`: says that nothing is left to do about a decision, or takes that back.
import { decided } from '../../deadlines/decisionPeriods.ts';
import { decisionName } from '../../model/case.ts';
import type { CliContext, ExitCode } from '../cliContext.ts';
import { plain, toJson } from '../terminal.ts';
import { withCore } from '../withCore.ts';
import { stepWords } from './cases.ts';

/** 1 where nothing is decided in the case: a mark now would say nothing of the decision that comes. */
export async function markDecision(context: CliContext, id: string, isDone: boolean): Promise<ExitCode> {
  const { terminal } = context;
  return withCore(context, async ({ call }): Promise<ExitCode> => {
    const { status: last } = await call('cases.get', { id });
    if (last === null || !decided.has(last.status)) {
      if (context.isJson) await terminal.print(toJson({ id, decision: null, isDone: false, nextStep: null }));
      terminal.say('Nothing is decided in this case.');
      return 1;
    }
    const resolvedOn = last.resolvedOn ?? null;
    const decision = decisionName({ status: last.status, resolvedOn });
    await call('cases.save', { id, details: { decisionDone: isDone ? decision : null } });
    const { nextStep } = await call('cases.get', { id });
    if (context.isJson) await terminal.print(toJson({ id, decision, isDone, nextStep }));
    else {
      const on = resolvedOn === null ? '' : ` of ${resolvedOn}`;
      const became = isDone
        ? 'nothing is left to do about it; its periods are reminded of no more.'
        : 'it is open again.';
      const next = nextStep === null ? '' : `Next step: ${stepWords(nextStep)}\n`;
      await terminal.print(`${last.status}${on} (${plain(last.raw)}): ${became}\n${next}`);
    }
    return 0;
  });
}
