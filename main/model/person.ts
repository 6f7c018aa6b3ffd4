// A person is whom notices concern; a family or a gestoría has several.

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

export interface Person {
  id: string;
  name: string;
  nie: string | null;
  passport: string | null;
  /** Community or autonomous city of Spain where the person lives, for its holidays; null or left out: nobody said. */
  region?: string | null;
  /** Null or left out: the first hue that no other person has. */
  colour?: PersonColour | null;
  /** Numbers of persons who were found to be this one. */
  otherNumbers?: string[];
}
