// The hues of persons, without zod: screens draw them before any shape is loaded.

/** Hues that people with colour-blindness tell apart (Okabe and Ito, 2008); initials always stand beside them. */
export const personColours = [
  'blue',
  'orange',
  'green',
  'purple',
  'sky',
  'vermilion',
  'yellow',
  'grey',
] as const;
export type PersonColour = (typeof personColours)[number];
