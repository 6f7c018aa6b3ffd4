// What a value on a portal's page can be; a person names the columns of a list by these.

/** What a value on a page can be. `date` is a day without a stated meaning; nobody may take it for an expiry. */
export const fieldNames = [
  'date',
  'madeAvailable',
  'expires',
  'opened',
  'filed',
  'resolved',
  'title',
  'issuer',
  'caseNumber',
  'noticeId',
  'state',
  'caseState',
  'kind',
  'person',
  'personId',
  'amount',
  'term',
  'document',
  'text',
  'csv',
] as const;
export type FieldName = (typeof fieldNames)[number];
