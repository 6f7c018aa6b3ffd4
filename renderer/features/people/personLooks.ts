// How a person is told apart at a glance: initials and a hue, each person's own as long as there are enough; pure.
import { type PersonColour, personColours } from '../../../main/contract/personColours.ts';
import type { PersonView } from '../../api/views.ts';

export interface PersonLook {
  initials: string;
  colour: PersonColour;
}

/** Two letters: of the first name and of the last one; a question mark where the name has no letter. */
export function initialsOf(name: string): string {
  const words = name.match(/\p{L}[\p{L}\p{M}'’-]*/gu) ?? [];
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined].map(
    (word) => /^\p{L}\p{M}*/u.exec(word ?? '')?.[0] ?? '',
  );
  return letters.join('').toLocaleUpperCase() || '?';
}

/** Hues that were chosen stay; everybody else gets the first that is free, then the list begins anew. */
export function looksOf(
  persons: readonly Pick<PersonView, 'id' | 'name' | 'colour'>[],
): Map<string, PersonLook> {
  const used = new Set(persons.flatMap(({ colour }) => colour ?? []));
  const free = personColours.filter((colour) => !used.has(colour));
  const inTurn = [...free, ...personColours];
  let next = 0;
  const looks = new Map<string, PersonLook>();
  for (const { id, name, colour } of persons) {
    const own = colour ?? inTurn[next] ?? personColours[next % personColours.length] ?? 'grey';
    if (colour === null || colour === undefined) next += 1;
    looks.set(id, { initials: initialsOf(name), colour: own });
  }
  return looks;
}
