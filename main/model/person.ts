// A person is whom notices concern; a family or a gestoría has several.
export interface Person {
  id: string;
  name: string;
  nie: string | null;
  passport: string | null;
  /** Community or autonomous city of Spain where the person lives, for its holidays; null or left out: nobody said. */
  region?: string | null;
}
