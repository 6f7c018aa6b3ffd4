// A person is whom notices concern; a family or a gestoría has several.
import type { PersonColour } from '../contract/personColours.ts';

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
