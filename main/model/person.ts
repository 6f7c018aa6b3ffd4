// A person is whom notices concern; a family or a gestoría has several.
export interface Person {
  id: string;
  name: string;
  nie: string | null;
  passport: string | null;
}
