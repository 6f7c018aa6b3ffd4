// What a backup is made of and how it is named; a name that is not of these leads nowhere.

export const backupVersion = 1;

/** A tar in the age format, named by its moment so that names sort as moments do. */
export const backupFileName = (now: Date): string =>
  `recado-${now.toISOString().slice(0, 16).replace('T', '-').replace(':', '')}.backup.age`;
export const isBackupFileName = (name: string): boolean =>
  /^recado-\d{4}-\d\d-\d\d-\d{4}(?:-\d+)?\.backup\.age$/.test(name);

export const isBackupName = (name: string): boolean =>
  /^(?:recado\.db|certificates\/[\w-]+\.p12|bin\/[\w-]{1,100}\.db|documents\/[\w-]{1,100}\/[0-9a-f]{2}\/[0-9a-f]{64})$/.test(
    name,
  );

/** Secrets stand in an entry of their own, first of all, so that whoever only looks need not read on. */
export const secretsName = 'secrets.json';

/** How far a long act is, in bytes; `total` null while nobody can say. */
export type OnProgress = (done: number, total: number | null) => void;
