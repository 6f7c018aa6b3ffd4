// Reads a file that the person chose for the core, which keeps PDFs and pictures and refuses the rest.
import { toBase64 } from '../../text/base64.ts';

export const readOwnFile = async (file: File): Promise<{ name: string; base64: string }> => ({
  name: file.name,
  base64: toBase64(await file.arrayBuffer()),
});
