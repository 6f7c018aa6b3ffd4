// What the columns of a list can hold, as screens offer it for choosing.
export { type FieldName, fieldNames } from '../model/fieldNames.ts';
