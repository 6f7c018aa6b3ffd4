// Where a mailbox scan goes on next time; plain JSON, one entry per folder.
import { z } from 'zod';

/**
 * HIGHESTMODSEQ is not kept: with the same UIDVALIDITY and UIDNEXT nothing came in, and then an equal count of messages
 * proves that nothing went away either. Flags of the mailbox are no business of ours.
 */
const folderCursorSchema = z.object({
  path: z.string(),
  uidValidity: z.string(),
  /** Everything up to here has been looked at. */
  lastUid: z.number(),
  uidNext: z.number(),
  messages: z.number(),
  /** False until the window of the first run has been read to its end. */
  isWindowRead: z.boolean(),
  /** UID to identity of what was kept from here. */
  known: z.record(z.string(), z.string()),
});
export type FolderCursor = z.infer<typeof folderCursorSchema>;

/** A message that was found and could not be read; shown to the person, who can. */
const unreadMailSchema = z.object({
  /** Folder and UID. */
  what: z.string(),
  code: z.string(),
  subject: z.string(),
  from: z.string(),
  arrivedAt: z.string().nullable(),
});
export type UnreadMail = z.infer<typeof unreadMailSchema>;

/** 2: the mails of DEHú are looked for too. */
export const mailCursorVersion = 2;

export const mailCursorSchema = z.object({
  /** Raised when mails of another kind are looked for: the window is then read again. */
  version: z.literal(mailCursorVersion),
  folders: z.array(folderCursorSchema),
  /** The junk folders and when the server was last asked for them. */
  junkPaths: z.array(z.string()),
  listedAt: z.number(),
  /** Senders that a person taught and whose mails of the window have been looked for. */
  senders: z.array(z.string()).default([]),
  unread: z.array(unreadMailSchema).default([]),
  /** Identities whose place was lost with a UIDVALIDITY; until they are met again nobody can say that they are gone. */
  unplaced: z.array(z.string()),
});
export type MailCursor = z.infer<typeof mailCursorSchema>;

/** The cursor as stored, null when there is none or it is of another version: the window is read again, identities stay. */
export function readMailCursor(stored: unknown): MailCursor | null {
  const parsed = mailCursorSchema.safeParse(stored);
  return parsed.success ? parsed.data : null;
}
