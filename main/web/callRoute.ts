// One route for every method of the contract: JSON in, envelope out, as big as the method may be and no bigger.
import type { Context, MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { Core } from '../app/core.ts';
import type { Envelope } from '../contract/envelope.ts';
import type { FailureCode } from '../contract/failure.ts';

const mebibyte = 1024 * 1024;
const usualLimit = mebibyte;
/** Files travel in an import, and undo gives back the notes of up to 5,000 notices. */
const limits = new Map([
  ['notices.import', 70 * mebibyte],
  ['notices.restoreMarks', 16 * mebibyte],
]);

const refused = (code: FailureCode, details: Record<string, unknown>): Envelope<never> => ({
  ok: false,
  failure: { code, details },
});

/** Refuses a body over the method's limit before it is read whole: 413 with `file.tooLarge` or `input.invalid`. */
export const limitBody: MiddlewareHandler = (c, next) => {
  const method = c.req.param('method') ?? '';
  const limitBytes = limits.get(method) ?? usualLimit;
  const code = method === 'notices.import' ? 'file.tooLarge' : 'input.invalid';
  return bodyLimit({
    maxSize: limitBytes,
    onError: (context) => context.json(refused(code, { limitBytes }), 413),
  })(c, next);
};

/** `POST /api/call/<method>`: 200 with the envelope, also when the method failed; 400 or 415 when nothing could be called. */
export const callRoute = (core: Core) => async (c: Context) => {
  if (!/^application\/json\b/i.test(c.req.header('content-type') ?? '')) {
    return c.json(refused('input.invalid', { expected: 'application/json' }), 415);
  }
  const input = parseJson(await c.req.text());
  if (input === undefined) return c.json(refused('input.invalid', { expected: 'JSON' }), 400);
  return c.json(await core.call(c.req.param('method') ?? '', input));
};

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
