// Leads pdf.js from the fixed names of its image decoders to the files of this build; see features/documents/pdf.ts.
const asked = new URL(import.meta.url).searchParams;
const { default: decoder } = await import(asked.get(asked.get('file').slice(1)));
// oxlint-disable-next-line import/no-default-export -- pdf.js asks for the default export
export default decoder;
