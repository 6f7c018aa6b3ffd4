// Finds the provisional password that the registration mail carries, so that it goes to the vault and nowhere else.
import { fold } from './fold.ts';

export const secretMask = '••••••';

const word = String.raw`(?:clave(?: unica)?|contrasena|password|passcode|pin)`;
const more = String.raw`(?: de (?:acceso|ingreso|usuario)| de su cuenta)?(?: (?:provisori[ao]|provisional|temporal|inicial|es|is|:))*`;
/** With a mark between, whatever follows is the value; without one it must look like a password. */
const marked = new RegExp(
  String.raw`${word}${more}\s*(?:[:=|]|\bes\b|\bis\b|\s[-–]\s)\s*[:|]?\s*(?:\n\s*)?["'“«*]{0,3}(\S{4,64})`,
  'g',
);
const bare = new RegExp(String.raw`${word}${more}\s+["'“«*]{0,3}((?=\S*\d)(?=\S*[a-z])\S{5,64})`, 'g');
/** Words that follow the label in sentences and are no password. */
const plainWord =
  /^(?:(?:de|del|la|el|por|para|que|una?|su|tu|es|is|y|e|en|se|al?|provisori[ao]|provisional|temporal|acceso|ingreso|nueva|personal|debe\w*|sera|ha|sido|fue|enviada|recuerde|cambie|cambiar|cambiarla|actualice|actualizar|secreta|segura|http\S*|www\S*)[.,;:]?)$/;

/** Every secret printed in the text, the first one first. */
export function findSecrets(text: string): string[] {
  const folded = fold(text);
  const found = new Set<string>();
  for (const pattern of [marked, bare]) {
    for (const match of folded.matchAll(pattern)) {
      const value = match[1] ?? '';
      const at = match.index + match[0].length - value.length;
      const printed = text.slice(at, at + value.length).replaceAll(/["'”»*]+$|[.,;]+$/g, '');
      if (printed.length >= 4 && !plainWord.test(fold(printed))) found.add(printed);
    }
  }
  return [...found];
}

/** Replaces each secret, also as it stands in an address of a link. */
export function maskSecrets(text: string, secrets: readonly string[]): string {
  let masked = text;
  for (const secret of secrets) {
    for (const form of new Set([
      secret,
      encodeURIComponent(secret),
      secret.toLowerCase(),
      secret.toUpperCase(),
    ])) {
      masked = masked.replaceAll(form, secretMask);
    }
  }
  return masked;
}
