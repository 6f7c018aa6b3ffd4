// Keeps secrets and identifiers out of the log: by the name of a field, and by what a text looks like.

const secretName =
  /pass|secret|token|cookie|auth|bearer|saml|relaystate|clave|contrase|pin\b|captcha|session|credential/i;

const secretShapes: readonly [RegExp, string][] = [
  [/\beyJ[\w-]{8,}\.[\w-]+\.[\w-]*/g, '[token]'],
  [/\b(bearer|basic)\s+[\w.+/=-]{8,}/gi, '$1 [token]'],
  // Cookieless ASP.NET keeps the session in the path: /(S(abc…))/page
  [/\((?:[A-Z]\([^)]*\))+\)/g, '(S(…))'],
  [
    /([?&;](?:authData|token|code|state|SAML\w*|RelayState|session\w*|j?sessionid)=)[^&\s"']+/gi,
    '$1[redacted]',
  ],
  [/\b[XYZ]\d{7,8}[A-Z]\b/gi, '[NIE]'],
  [/\b\d{8}[A-Z]\b/g, '[DNI]'],
  [/[\w.+-]+@([\w-]+(?:\.[\w-]+)+)/g, '[address]@$1'],
];

/** The same text with everything cut out that looks like a secret or identifies a person. */
export function redactText(text: string): string {
  return secretShapes.reduce((rest, [shape, instead]) => rest.replace(shape, instead), text);
}

/** A copy of log fields that is safe to write; nested values are walked, functions and bytes left out. */
export const redactFields = (fields: Record<string, unknown>): Record<string, unknown> =>
  redactObject(fields, 0);

const redactObject = (fields: object, depth: number): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [
      name,
      secretName.test(name) ? '[redacted]' : redactValue(value, depth),
    ]),
  );

function redactValue(value: unknown, depth: number): unknown {
  if (typeof value === 'string') return redactText(value);
  if (value === null || typeof value === 'number' || typeof value === 'boolean') return value;
  if (typeof value === 'bigint') return value.toString();
  if (depth > 5) return '[deep]';
  if (value instanceof Error) return { name: value.name, stack: redactText(value.stack ?? '') };
  if (value instanceof Uint8Array) return `[${value.byteLength} bytes]`;
  if (Array.isArray(value)) return value.map((inner) => redactValue(inner, depth + 1));
  if (typeof value === 'object') return redactObject(value, depth + 1);
  return undefined;
}
