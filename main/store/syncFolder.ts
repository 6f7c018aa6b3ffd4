// Forces a folder's own entries to the disk: a rename or a new folder in it lasts over a power cut.
import { open } from 'node:fs/promises';

/** Does nothing on Windows, which has no such thing and keeps its own journal. */
export async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
