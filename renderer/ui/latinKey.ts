// The letter on a key as Latin keyboards have it: who writes Russian or Arabic presses the same keys for commands.

/** The key's own value, or the Latin letter of its place where it writes a letter of another script. */
export function latinKey(event: Pick<KeyboardEvent, 'key' | 'code'>): string {
  const isForeignLetter = event.key.length === 1 && /[^\p{ASCII}]/u.test(event.key);
  const letter = /^Key([A-Z])$/.exec(event.code)?.[1];
  return isForeignLetter && letter !== undefined ? letter.toLowerCase() : event.key;
}
