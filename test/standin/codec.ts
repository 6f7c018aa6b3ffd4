// Carries values between main and page as text, the part of the structured clone that the contract needs.

/** Injected into pages as source, so it closes over nothing and its types must be erasable. */
export function codec(): { encode: (value: unknown) => string; decode: (text: string) => unknown } {
  const pack = (value: unknown): unknown => {
    if (value === null || ['string', 'number', 'boolean'].includes(typeof value)) return value;
    if (value === undefined) return { $: 'undefined' };
    if (Array.isArray(value)) return value.map(pack);
    if (typeof value === 'object') {
      const name = Object.prototype.toString.call(value);
      if (name === '[object Date]') return { $: 'Date', v: (value as Date).getTime() };
      if (name === '[object Uint8Array]') return { $: 'Uint8Array', v: [...(value as Uint8Array)] };
      if (name === '[object Object]') {
        const entries = Object.entries(value).map(([key, inner]) => [key, pack(inner)]);
        return { $: 'Object', v: Object.fromEntries(entries) as unknown };
      }
    }
    throw new Error('An object could not be cloned.');
  };
  const unpack = (value: unknown): unknown => {
    if (value === null || typeof value !== 'object') return value;
    if (Array.isArray(value)) return value.map(unpack);
    const { $: kind, v } = value as { $: string; v: unknown };
    if (kind === 'undefined') return undefined;
    if (kind === 'Date') return new Date(v as number);
    if (kind === 'Uint8Array') return new Uint8Array(v as number[]);
    return Object.fromEntries(Object.entries(v as object).map(([key, inner]) => [key, unpack(inner)]));
  };
  return {
    encode: (value) => JSON.stringify(pack(value)),
    decode: (text) => unpack(JSON.parse(text)),
  };
}
