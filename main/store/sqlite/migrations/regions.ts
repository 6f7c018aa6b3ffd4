// Schema: where a person lives, as far as holidays ask: a community or autonomous city of Spain.
export const regions = `
ALTER TABLE persons ADD COLUMN region TEXT;
`;
