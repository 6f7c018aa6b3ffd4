// Any text at all for properties: every code point may stand in it, unpaired halves of surrogates and control characters too.
import { type Arbitrary, integer, oneof, type StringConstraints, string } from 'fast-check';

const lastCodePoint = 0x10_ffff;
/** As fast-check's own `binary` unit, without its table of all code points, which takes seconds to make. */
const unit = oneof(integer({ min: 0, max: lastCodePoint }), integer({ min: 0, max: 0x2ff })).map((code) =>
  String.fromCodePoint(code),
);

export const anyText = (limits: Omit<StringConstraints, 'unit'> = {}): Arbitrary<string> =>
  string({ ...limits, unit });
