// Tells a junk folder by what the server says of it, else by the names that mail programs give it.

const names =
  /^(?:junk|spam|bulk|junk[ -]?e?-?mail|bulk[ -]?mail|spam[ -]?mail|correo (?:electronico )?no deseado|no deseados?|correo basura|basura electronica|lixo eletronico|indesejados?|courrier indesirable|posta indesiderata|unerwunscht|нежелательная почта|спам)$/;

export function isJunkFolder(folder: {
  name: string;
  specialUse?: string | undefined;
  flags: Set<string>;
}): boolean {
  if (folder.specialUse === '\\Junk' || folder.flags.has('\\Junk')) return true;
  // Another special use settles it: a folder `Spam` that the server calls the archive is the archive.
  if (folder.specialUse) return false;
  return names.test(
    folder.name
      .normalize('NFD')
      .replaceAll(/[\u0300-\u036f]/g, '')
      .toLowerCase()
      .trim(),
  );
}
