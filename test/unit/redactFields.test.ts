// Proves that the log tells what happened without telling whom it concerns or how to get in.
import { describe, expect, it } from 'vitest';
import { redactFields, redactText } from '../../main/activity/redactFields.ts';

describe('redaction', () => {
  it('hides values by the name of their field, however deep', () => {
    const fields = {
      password: 'secreta',
      account: { cookies: ['a=b'], list: [{ accessToken: 'x' }] },
      count: 3,
    };
    expect(redactFields(fields)).toEqual({
      password: '[redacted]',
      account: { cookies: '[redacted]', list: [{ accessToken: '[redacted]' }] },
      count: 3,
    });
  });
  it.each([
    ['Bearer eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.abc_def', /eyJ/],
    ['/SEL/(S(2t2vx5ti1kwevfbjcwtvhjgb))/AccesoPublico', /2t2vx/],
    ['https://dehu.example/es/login?authData=abc.def.ghi&x=1', /abc\.def/],
    ['NIE Y1234567X y DNI 12345678Z', /1234567/],
    ['camila.rojas@example.com', /camila/],
  ])('hides what looks like a secret or a person: %s', (text, leak) => {
    expect(redactText(text)).not.toMatch(leak);
  });
  it('tells errors by name and place, with their text redacted', () => {
    const error = new Error('login failed for camila.rojas@example.com');
    expect(JSON.stringify(redactFields({ error }))).not.toContain('camila');
  });
  it('keeps bytes out and survives a circle', () => {
    const circle: Record<string, unknown> = { bytes: new Uint8Array(9) };
    circle['self'] = circle;
    expect(redactFields(circle)).toMatchObject({ bytes: '[9 bytes]' });
  });
});
