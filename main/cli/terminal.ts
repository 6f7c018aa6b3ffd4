// Where a command reads and writes; a port, so that tests see what a person and what a pipe would see.

export interface Terminal {
  /** The answer, on standard output. Resolves when it is written, so that the process may end. */
  print(text: string): Promise<void>;
  /** Everything else, a line on standard error. */
  say(line: string): void;
  /** Replaces the last progress line; silent when nobody watches. */
  progress(line: string): void;
  /** Columns of the terminal, null when the answer goes to a pipe or a file. */
  width: number | null;
  /** Standard input to its end. */
  readInput(): Promise<string>;
  /** Opens a page in the person's browser; false, or left out, where nobody sits there to use it. */
  showPage?(url: string): boolean;
  /** Asks without showing what is typed; from a pipe, the next line. Fails with `cancelled`. */
  askSecret(question: string): Promise<string>;
}

/** Control characters, and signs that turn the direction of text around: a mail's title must not steer the terminal. */
const unprintable = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu;

/** One line that is safe to show. */
export const plain = (text: string): string => text.replace(unprintable, ' ').trim();

/** JSON for a reader or a program; control characters that JSON allows are written as escapes. */
export const toJson = (value: unknown): string =>
  `${JSON.stringify(value, null, 2).replace(/[\u007f-\u009f\u2028\u2029]/g, escapeCharacter)}\n`;

const escapeCharacter = (character: string) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
