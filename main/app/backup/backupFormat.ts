// What a backup may hold; a name that is not of these leads nowhere.
export const backupVersion = 1;

export const isBackupName = (name: string): boolean =>
  /^(?:recado\.db|certificates\/[\w-]+\.p12|documents\/[\w-]{1,100}\/[0-9a-f]{2}\/[0-9a-f]{64})$/.test(name);
