// What a drop holds, folders opened to the last file; only what can hold mail is taken from a folder.

/** Files in the order of the drop, those of a folder by name. */
export async function droppedFiles(transfer: DataTransfer): Promise<File[]> {
  // Entries must be asked for before the first wait: the list is empty afterwards.
  const entries = [...transfer.items].flatMap((item) =>
    item.kind === 'file' ? [item.webkitGetAsEntry() ?? item.getAsFile()] : [],
  );
  const found: File[] = [];
  for (const entry of entries) {
    if (entry instanceof File) found.push(entry);
    else if (entry !== null) found.push(...(await filesOf(entry, false)));
  }
  return found;
}

/** Packed ones too: the summary says that they were not opened. */
const canBeTaken = (name: string): boolean =>
  /\.(?:pdf|png|jpe?g|webp|heic|html?|eml|msg|mbox|mbx|zip|rar|7z|pst)$/i.test(name);

/** Beside a saved page lies a folder of its pictures and styles. */
const isOfPage = (name: string): boolean => /_(?:files|archivos|fichiers|файлы)$/i.test(name);

async function filesOf(entry: FileSystemEntry, isInFolder: boolean): Promise<File[]> {
  if (entry.isFile) {
    if (isInFolder && !canBeTaken(entry.name)) return [];
    return [
      await new Promise<File>((resolve, reject) => (entry as FileSystemFileEntry).file(resolve, reject)),
    ];
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  const inside: FileSystemEntry[] = [];
  for (;;) {
    // Chromium gives a hundred at a time.
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    );
    if (some.length === 0) break;
    inside.push(...some);
  }
  const files = await Promise.all(
    inside
      .filter(({ isFile, name }) => isFile || !isOfPage(name))
      .toSorted((a, b) => a.name.localeCompare(b.name))
      .map((one) => filesOf(one, true)),
  );
  return files.flat();
}
