// Schema: finds notices with something due on a day that nobody knows, without reading the facts of all the others.
export const undated = `
CREATE INDEX notice_facts_undated ON notice_facts (seq) WHERE instr(facts, '"on":null') > 0;
`;
