// Options that several commands have, each said once.
import { InvalidArgumentError, Option } from 'commander';
import { portalIds } from '../model/portal.ts';

export const portalOption = () => new Option('--portal <id>', 'the portal').choices(portalIds);

export const wholeNumber = (least: number, most: number) => (text: string) => {
  const value = Number(text);
  if (/^\d+$/.test(text) && value >= least && value <= most) return value;
  throw new InvalidArgumentError(`Give a whole number from ${least} to ${most}.`);
};

export const day = (text: string): string => {
  if (/^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(`${text}T12:00:00Z`))) return text;
  throw new InvalidArgumentError('Give a day as YYYY-MM-DD.');
};
