// What people type for an hour, and what is none.
import { describe, expect, it } from 'vitest';
import { readHour } from '../../../renderer/ui/HourField.tsx';

describe('readHour', () => {
  it.each([
    ['08:30', '08:30'],
    ['8:30', '08:30'],
    ['8.30', '08:30'],
    ['8h30', '08:30'],
    ['830', '08:30'],
    [' 0005 ', '00:05'],
    ['23:59', '23:59'],
  ])('reads %o as %s', (text, hour) => expect(readHour(text)).toBe(hour));

  it.each(['', '8', '24:00', '12:60', '8:3', '8:30 pm', '-1:30', '123456'])('takes %o for no hour', (text) =>
    expect(readHour(text)).toBeNull(),
  );
});
