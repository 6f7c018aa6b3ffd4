// The initials of a person on a hue; the name stands beside it or in it, so that the hue alone says nothing.
import type { ReactNode } from 'react';
import type { PersonLook } from './personLooks.ts';
import './personMark.css';

interface PersonMarkProps {
  look: PersonLook | undefined;
  /** Where the name does not stand beside it: for people who listen or point. */
  name?: string;
}

export function PersonMark({ look, name }: PersonMarkProps): ReactNode {
  if (look === undefined) return null;
  const told =
    name === undefined ? { 'aria-hidden': true } : { role: 'img', 'aria-label': name, title: name };
  return (
    <span className="person-mark" data-colour={look.colour} {...told}>
      {look.initials}
    </span>
  );
}
