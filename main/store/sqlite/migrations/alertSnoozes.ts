// Schema: whether the person put an alert off, since what only quiet hours hold back follows them when they change.
export const alertSnoozes = `
ALTER TABLE alerts ADD COLUMN is_snoozed INTEGER NOT NULL DEFAULT 0;
`;
