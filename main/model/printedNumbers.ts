// Numbers of days as notices print them, in figures or in words; as they stand after accents and case are taken away.

const numberWords: Readonly<Record<string, number>> = {
  un: 1,
  uno: 1,
  dos: 2,
  tres: 3,
  cuatro: 4,
  cinco: 5,
  seis: 6,
  siete: 7,
  ocho: 8,
  nueve: 9,
  diez: 10,
  doce: 12,
  quince: 15,
  veinte: 20,
  treinta: 30,
  sesenta: 60,
  noventa: 90,
  five: 5,
  ten: 10,
  thirty: 30,
  sixty: 60,
};

/** Source of a pattern with one group: up to three figures, or a word. */
export const printedNumber = String.raw`(\d{1,3}|${Object.keys(numberWords).join('|')})`;

/** Null for anything but a whole number from 1 on. */
export function readNumber(printed: string | undefined): number | null {
  const value = printed === undefined ? Number.NaN : (numberWords[printed] ?? Number(printed));
  return Number.isInteger(value) && value >= 1 ? value : null;
}
