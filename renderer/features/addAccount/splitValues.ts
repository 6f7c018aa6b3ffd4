// Parts what was typed into plain fields and secrets, as the method's form declares them; a certificate file travels by itself.
import type { SignInFieldView } from '../../api/views.ts';

export function splitValues(
  form: SignInFieldView[],
  values: Record<string, string>,
): { fields: Record<string, string>; secrets: Record<string, string> } {
  const fields: Record<string, string> = {};
  const secrets: Record<string, string> = {};
  for (const { name, kind } of form) {
    if (kind === 'certificate' || kind === 'grant') continue;
    const value = values[name] ?? '';
    if (value === '') continue;
    if (kind === 'secret') secrets[name] = value;
    else fields[name] = value.trim();
  }
  return { fields, secrets };
}
