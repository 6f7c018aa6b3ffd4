// What every shape is made of: ids, days, moments, and how a method is written down.
import { z } from 'zod';
import { noticeKinds } from '../model/notice.ts';
import { portalIds } from '../model/portal.ts';
import { languages } from './languages.ts';

// An input is checked once in a while: a checker made for it by `new Function` costs more than it saves, and each start pays it.
z.config({ jitless: true });

export const idSchema = z.string().min(1).max(200);

export const instantSchema = z.iso.datetime();

export const daySchema = z.iso.date();

export const portalSchema = z.enum(portalIds);

export const kindSchema = z.enum(noticeKinds);

export const languageSchema = z.enum(languages);
export type { Language } from './languages.ts';

export const nothing = z.object({});

export const method = <I extends z.ZodType, O extends z.ZodType>(input: I, output: O) => ({ input, output });
