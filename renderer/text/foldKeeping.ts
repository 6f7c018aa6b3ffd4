// Lower case without accents, each unit folded by itself, so that a place in the folded text is the same place in the text.
const known = new Map<string, string>();

function foldUnit(unit: string): string {
  const folded = unit.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
  return folded.length === 1 ? folded : unit;
}

/** As long as the text itself. */
export function foldKeeping(text: string): string {
  let folded = '';
  for (let at = 0; at < text.length; at += 1) {
    const unit = text[at] as string;
    let plain = known.get(unit);
    if (plain === undefined) {
      plain = foldUnit(unit);
      known.set(unit, plain);
    }
    folded += plain;
  }
  return folded;
}
